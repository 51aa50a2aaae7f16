package io.github.booking4j.simulator.call.internal.talk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.call.SimulatedCall.ToolUse;
import io.github.booking4j.simulator.call.internal.live.LiveCall;
import io.github.booking4j.simulator.call.internal.live.Turn;
import io.github.booking4j.simulator.call.internal.webhook.CallReporter;
import io.github.booking4j.simulator.call.internal.webhook.ToolRequest;
import io.github.booking4j.simulator.internal.Ids;
import io.github.booking4j.simulator.internal.json.Json;
import io.github.booking4j.simulator.internal.webhook.Pace;
import io.github.booking4j.simulator.internal.webhook.WebhookAnswer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What can happen on the telephone line of one call, each thing in its scripted time. For the call's own thread; every method throws
 * {@link CallEndedException} once the call was ended from outside.
 */
final class Line {
    private static final Duration PER_TURN = Duration.ofMillis(600);
    private static final Duration PER_CHARACTER = Duration.ofMillis(50);
    private static final BigDecimal LEAST_COST = new BigDecimal("0.0500");
    private static final BigDecimal MOST_COST = new BigDecimal("0.4000");
    private static final BigDecimal COST_PER_MINUTE = new BigDecimal("0.1180");

    private final LiveCall call;
    private final CallReporter reporter;
    private final Pace pace;
    private final InstantSource clock;
    private final Ids ids;
    private Duration talked = Duration.ZERO;

    Line(LiveCall call, CallReporter reporter, Pace pace, InstantSource clock, Ids ids) {
        this.call = call;
        this.reporter = reporter;
        this.pace = pace;
        this.clock = clock;
        this.ids = ids;
    }

    LiveCall call() {
        return call;
    }

    Instant now() {
        return clock.instant();
    }

    /** Where the tools are answered. */
    String address() {
        return reporter.address();
    }

    void pause(Duration scripted) {
        try {
            if (call.awaitEnd(pace.real(scripted))) {
                throw new CallEndedException();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new CallEndedException();
        }
        talked = call.isAnswered() ? talked.plus(scripted) : talked;
    }

    void ring() {
        call.moveTo("ringing", clock.instant());
        reporter.status("ringing");
    }

    void pickUp() {
        call.moveTo("in-progress", clock.instant());
        reporter.status("in-progress");
    }

    /** The assistant speaks. */
    void says(String words) {
        speak("bot", words);
    }

    /** The person, or the machine, at the other end speaks. */
    void hears(String words) {
        speak("user", words);
    }

    private void speak(String role, String words) {
        call.add(new Turn(role, words, clock.instant()));
        pause(PER_TURN.plus(PER_CHARACTER.multipliedBy(words.length())));
        reporter.conversation();
    }

    /** The assistant uses a tool; a missing node if it has no such tool or the answer is none that Vapi would accept. */
    JsonNode use(String tool, ObjectNode arguments) {
        JsonNode definition = Tools.find(call.placement().assistant(), tool);
        if (definition.isMissingNode()) {
            return definition;
        }
        ToolRequest request = new ToolRequest("call_" + ids.uuid().substring(0, 12), tool, definition, arguments);
        call.add(new Turn("tool_calls", tool, clock.instant()));
        WebhookAnswer answer = reporter.useTool(request);
        String result = Tools.result(answer, request);
        call.add(new ToolUse(request.id(), tool, Json.line(arguments), result));
        call.add(new Turn("tool_call_result", tool, clock.instant()));
        pause(PER_TURN);
        return Tools.read(result);
    }

    /** What the provider charges for the scripted length of the conversation. */
    BigDecimal cost() {
        if (!call.isAnswered()) {
            return BigDecimal.ZERO;
        }
        BigDecimal minutes =
                BigDecimal.valueOf(talked.toMillis()).divide(BigDecimal.valueOf(60_000), 4, RoundingMode.HALF_EVEN);
        BigDecimal price = LEAST_COST.add(minutes.multiply(COST_PER_MINUTE)).setScale(4, RoundingMode.HALF_EVEN);
        return price.min(MOST_COST);
    }
}
