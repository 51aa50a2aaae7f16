package io.github.booking4j.simulator.call.internal.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.internal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something said, or a tool used, during a call.
 *
 * @param role {@code bot}, {@code user}, {@code tool_calls} or {@code tool_call_result}
 * @param text what was said, or the tool's name
 * @param at when
 */
public record Turn(String role, String text, Instant at) {
    /** One of Vapi's {@code messages}. */
    ObjectNode toJson(Instant startedAt) {
        ObjectNode message = Json.object();
        message.put("role", role);
        message.put(role.startsWith("tool") ? "name" : "message", text);
        message.put("time", at.toEpochMilli());
        message.put("secondsFromStart", Duration.between(startedAt, at).toMillis() / 1000.0);
        return message;
    }

    /** Vapi's transcript: a line for each thing said. */
    static String transcript(List<Turn> turns) {
        StringBuilder lines = new StringBuilder();
        for (Turn turn : turns) {
            if (turn.role().equals("bot")) {
                lines.append("AI: ").append(turn.text()).append('\n');
            } else if (turn.role().equals("user")) {
                lines.append("User: ").append(turn.text()).append('\n');
            }
        }
        return lines.toString();
    }

    /** Role only: what was said may be personal. */
    @Override
    public String toString() {
        return "Turn[" + role + "]";
    }
}
