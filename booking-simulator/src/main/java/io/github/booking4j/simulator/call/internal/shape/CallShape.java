package io.github.booking4j.simulator.call.internal.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/** What a request for a call must look like. */
public final class CallShape {
    private static final Rule NUMBER =
            Rules.text(Pattern.compile("\\+[1-9][0-9]{6,14}"), "must be a valid phone number in the E.164 format");

    private static final Rule CUSTOMER = Shape.empty()
            .with(NUMBER, "number")
            .with(Rules.FLAG, "numberE164CheckEnabled")
            .with(Rules.text(40), "name", "email", "externalId")
            .with(Rules.text(10), "extension");

    private static final Shape CALL = Shape.empty()
            .with(Rules.TEXT, "assistantId", "assistantVersion", "phoneNumberId")
            .with(AssistantShape.ASSISTANT, "assistant")
            .with(AssistantShape.OVERRIDES, "assistantOverrides")
            .with(CUSTOMER, "customer")
            .with(Rules.text(40), "name")
            .with(Rules.OBJECT, "transport");

    /** The only thing that can be changed of a call. */
    private static final Shape CHANGE = Shape.empty().with(Rules.text(40), "name");

    private CallShape() {}

    /** Everything that is wrong with a request for a call; empty: nothing. */
    public static List<String> problems(JsonNode call) {
        List<String> problems = CALL.problems(call);
        if (call.has("assistantId") == call.has("assistant")) {
            problems.add("exactly one of assistantId and assistant must be given");
        }
        if (!call.has("phoneNumberId")) {
            problems.add("phoneNumberId must be given for an outbound call");
        }
        if (!call.path("customer").has("number")) {
            problems.add("customer.number must be given for an outbound call");
        }
        return problems;
    }

    /** Everything that is wrong with a change to a call; empty: nothing. */
    public static List<String> problemsOfChange(JsonNode change) {
        return CHANGE.problems(change);
    }
}
