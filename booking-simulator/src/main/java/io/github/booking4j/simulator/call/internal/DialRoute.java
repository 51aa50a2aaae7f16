package io.github.booking4j.simulator.call.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.call.CallScript;
import io.github.booking4j.simulator.call.internal.live.CallJson;
import io.github.booking4j.simulator.call.internal.live.Calls;
import io.github.booking4j.simulator.call.internal.live.LiveCall;
import io.github.booking4j.simulator.call.internal.live.Placement;
import io.github.booking4j.simulator.call.internal.shape.CallShape;
import io.github.booking4j.simulator.internal.Ids;
import io.github.booking4j.simulator.internal.http.Reply;
import io.github.booking4j.simulator.internal.http.Reply.Manner;
import io.github.booking4j.simulator.internal.json.Json;
import io.github.booking4j.simulator.journal.JournalEntry.Kind;
import io.github.booking4j.simulator.journal.internal.JournalFile;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code POST /call}. */
record DialRoute(
        Calls calls,
        Assistants assistants,
        Scripts scripts,
        CallJson json,
        JournalFile journal,
        CallLauncher launcher,
        InstantSource clock,
        Ids ids) {

    Reply dial(JsonNode body) {
        List<String> problems = CallShape.problems(body);
        if (!problems.isEmpty()) {
            return VapiReplies.invalid(problems);
        }
        String number = body.path("customer").path("number").asText();
        if (scripts.failsNow(number)) {
            return VapiReplies.error(500);
        }
        Optional<ObjectNode> assistant = assistants.ofCall(body);
        if (assistant.isEmpty()) {
            return VapiReplies.error(400, "Couldn't get the assistant: it was deleted.");
        }
        if (!calls.takeLine()) {
            return VapiReplies.error(
                    400, "Over Concurrency Limit. At most " + calls.limit() + " calls may take place at one time.");
        }
        return accept(new Placement((ObjectNode) body, assistant.get(), scripts.of(number)));
    }

    private Reply accept(Placement placement) {
        LiveCall call = new LiveCall(ids.uuid(), placement, clock.instant().truncatedTo(ChronoUnit.MILLIS), "queued");
        ObjectNode answer = json.call(call);
        answer.putObject("subscriptionLimits")
                .put("concurrencyBlocked", false)
                .put("concurrencyLimit", calls.limit())
                .put("remainingConcurrentCalls", calls.remaining());
        calls.add(call);
        journal.add(Kind.CALL, placement.number(), call.id(), details(placement));
        launcher.launch(call);
        Reply reply = Reply.json(201, answer);
        return placement.script() == CallScript.BOOKS_DIAL_TIMES_OUT ? reply.in(Manner.WITHHOLD) : reply;
    }

    private static Map<String, Object> details(Placement placement) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (placement.request().has("name")) {
            details.put("name", placement.request().get("name").asText());
        }
        details.put("script", placement.script().name().toLowerCase(Locale.ROOT));
        if (placement.metadata().isObject()) {
            details.put("metadata", Json.plain(placement.metadata()));
        }
        return details;
    }
}
