package io.github.booking4j.simulator.call.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.call.internal.shape.AssistantShape;
import io.github.booking4j.simulator.internal.http.Reply;
import io.github.booking4j.simulator.internal.http.Request;
import io.github.booking4j.simulator.internal.json.Json;
import java.util.List;
import java.util.Optional;

/** {@code /assistant}. */
record AssistantRoutes(Assistants assistants) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1000;

    Reply create(JsonNode assistant) {
        List<String> problems = AssistantShape.ASSISTANT.problems(assistant);
        if (!problems.isEmpty()) {
            return VapiReplies.invalid(problems);
        }
        return assistants
                .create(assistant)
                .map(made -> Reply.json(201, made))
                .orElseGet(() -> VapiReplies.error(400, "Too many assistants."));
    }

    Reply list(Request request) {
        String limit = request.parameter("limit");
        if (limit != null && (!limit.matches("[0-9]{1,4}") || Integer.parseInt(limit) > MOST)) {
            return VapiReplies.invalid(List.of("limit must not be greater than " + MOST));
        }
        ArrayNode list = Json.array();
        assistants.list(limit == null ? DEFAULT_LIMIT : Integer.parseInt(limit)).forEach(list::add);
        return Reply.json(200, list);
    }

    Reply get(String id) {
        return found(assistants.find(id));
    }

    Reply change(String id, JsonNode fields) {
        List<String> problems = AssistantShape.ASSISTANT.problems(fields);
        return problems.isEmpty() ? found(assistants.change(id, fields)) : VapiReplies.invalid(problems);
    }

    Reply delete(String id) {
        return found(assistants.delete(id));
    }

    private static Reply found(Optional<ObjectNode> assistant) {
        return assistant.map(known -> Reply.json(200, known)).orElseGet(VapiReplies::notFound);
    }
}
