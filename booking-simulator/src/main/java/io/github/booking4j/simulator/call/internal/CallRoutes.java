package io.github.booking4j.simulator.call.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.booking4j.simulator.call.internal.live.CallFilter;
import io.github.booking4j.simulator.call.internal.live.CallJson;
import io.github.booking4j.simulator.call.internal.live.Calls;
import io.github.booking4j.simulator.call.internal.live.LiveCall;
import io.github.booking4j.simulator.call.internal.shape.CallShape;
import io.github.booking4j.simulator.internal.http.Reply;
import io.github.booking4j.simulator.internal.http.Reply.Manner;
import io.github.booking4j.simulator.internal.http.Request;
import io.github.booking4j.simulator.internal.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls that exist: listed, read, renamed, deleted, told to end. */
record CallRoutes(Calls calls, CallJson json, InstantSource clock) {
    private static final Set<String> COMMANDS_WITHOUT_EFFECT =
            Set.of("say", "add-message", "control", "transfer", "handoff");

    Reply list(Request request) {
        CallFilter filter = CallFilter.of(request.query());
        if (!filter.problems().isEmpty()) {
            return VapiReplies.invalid(filter.problems());
        }
        ArrayNode list = Json.array();
        calls.newest(filter.matches(), filter.limit()).forEach(call -> list.add(json.call(call)));
        return Reply.json(200, list);
    }

    Reply get(String id) {
        return calls.find(id).map(call -> Reply.json(200, json.call(call))).orElseGet(VapiReplies::notFound);
    }

    /** As the real one does: where it lies for a short while. */
    Reply recordingPlace(String id, String what) {
        boolean recorded = what.equals("mono-recording")
                && calls.find(id).filter(CallRoutes::isRecorded).isPresent();
        return recorded
                ? new Reply(302, "text/plain", "", Map.of("Location", json.vapiUrl() + "/recording/" + id), Manner.SEND)
                : VapiReplies.notFound();
    }

    /** A recording that names the call, in which nothing is heard. */
    Reply recording(String id) {
        return calls.find(id)
                .filter(CallRoutes::isRecorded)
                .map(call -> new Reply(200, "audio/wav", "RIFF of " + id, Map.of(), Manner.SEND))
                .orElseGet(VapiReplies::notFound);
    }

    private static boolean isRecorded(LiveCall call) {
        return call.isAnswered() && call.endedReason() != null;
    }

    Reply change(String id, JsonNode change) {
        List<String> problems = CallShape.problemsOfChange(change);
        if (!problems.isEmpty()) {
            return VapiReplies.invalid(problems);
        }
        calls.find(id)
                .filter(call -> change.has("name"))
                .ifPresent(call -> call.rename(change.get("name").asText(), clock.instant()));
        return get(id);
    }

    Reply delete(String id) {
        LiveCall call = calls.find(id).orElse(null);
        if (call == null) {
            return VapiReplies.notFound();
        }
        call.end("call-deleted", clock.instant());
        calls.remove(id);
        return Reply.json(200, json.call(call));
    }

    /** A command to a live call, at its control address. */
    Reply control(String id, JsonNode command) {
        LiveCall call = calls.find(id).orElse(null);
        if (call == null || call.endedReason() != null) {
            return VapiReplies.notFound();
        }
        String type = command.path("type").asText("");
        if (type.equals("end-call")) {
            call.end("manually-canceled", clock.instant());
            return Reply.json(200, Json.object());
        }
        return COMMANDS_WITHOUT_EFFECT.contains(type)
                ? Reply.json(200, Json.object())
                : VapiReplies.invalid(List.of("type must be a known command"));
    }
}
