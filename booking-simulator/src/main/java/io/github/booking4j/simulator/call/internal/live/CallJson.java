package io.github.booking4j.simulator.call.internal.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.internal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes calls as Vapi does. Immutable. */
public final class CallJson {
    /** The id of the one organisation there is. */
    public static final String ORGANISATION = "5a1e0000-0000-4000-8000-000000000001";

    /** What is given back as it came. */
    private static final List<String> ECHOED =
            List.of("assistantId", "assistant", "assistantOverrides", "phoneNumberId", "customer");

    private final String vapiUrl;

    /** Calls whose control addresses are below this address. */
    public CallJson(String vapiUrl) {
        this.vapiUrl = vapiUrl;
    }

    /** Where this Vapi is. */
    public String vapiUrl() {
        return vapiUrl;
    }

    /** A call as {@code GET /call/{id}} answers it. */
    public ObjectNode call(LiveCall live) {
        CallSnapshot call = live.snapshot();
        ObjectNode json = Json.object()
                .put("id", live.id())
                .put("orgId", ORGANISATION)
                .put("type", live.placement().type())
                .put("status", call.status())
                .put("createdAt", Json.instant(live.createdAt()))
                .put("updatedAt", Json.instant(call.updatedAt()))
                .put("cost", call.cost())
                .put("phoneCallProvider", "twilio")
                .put("phoneCallTransport", "pstn");
        putPresent(json, "name", call.name());
        putPresent(json, "startedAt", call.startedAt());
        putPresent(json, "endedAt", call.endedAt());
        putPresent(json, "endedReason", call.endedReason());
        for (String field : ECHOED) {
            if (live.placement().request().has(field)) {
                json.set(field, live.placement().request().get(field));
            }
        }
        if (call.endedAt() == null) {
            json.putObject("monitor")
                    .put("listenUrl", "wss://localhost/listen/" + live.id())
                    .put("controlUrl", vapiUrl + "/control/" + live.id());
        } else if (call.ending() != null) {
            addRecord(json, call, call.ending());
        }
        return json;
    }

    /** The fields of an end-of-call report, beside the call itself. */
    public void addReport(ObjectNode message, LiveCall live) {
        CallSnapshot call = live.snapshot();
        putPresent(message, "endedReason", call.endedReason());
        putPresent(message, "startedAt", call.startedAt());
        putPresent(message, "endedAt", call.endedAt());
        message.put("cost", call.cost());
        if (call.startedAt() != null && call.endedAt() != null) {
            Duration length = Duration.between(call.startedAt(), call.endedAt());
            message.put("durationSeconds", length.toMillis() / 1000.0).put("durationMs", length.toMillis());
        }
        if (call.ending() != null) {
            addRecord(message, call, call.ending());
        }
    }

    /** What was said so far, as a {@code conversation-update} carries it. */
    public ArrayNode messages(LiveCall live) {
        return messages(live.snapshot());
    }

    private static void addRecord(ObjectNode json, CallSnapshot call, Ending ending) {
        String transcript = Turn.transcript(call.turns());
        ObjectNode analysis = ending.analysis();
        json.set("analysis", analysis);
        ObjectNode artifact = json.putObject("artifact");
        artifact.put("transcript", transcript);
        artifact.set("messages", messages(call));
        json.putObject("costBreakdown").put("total", call.cost());
        // Also where older integrations look for them.
        json.put("transcript", transcript);
        json.put("summary", analysis.path("summary").asText(""));
        json.set("messages", artifact.get("messages"));
    }

    private static ArrayNode messages(CallSnapshot call) {
        Instant start = call.startedAt() == null ? call.call().createdAt() : call.startedAt();
        ArrayNode messages = Json.array();
        call.turns().forEach(turn -> messages.add(turn.toJson(start)));
        return messages;
    }

    private static void putPresent(ObjectNode json, String field, @Nullable Object value) {
        if (value instanceof Instant instant) {
            json.put(field, Json.instant(instant));
        } else if (value != null) {
            json.put(field, value.toString());
        }
    }
}
