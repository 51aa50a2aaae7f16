package io.github.booking4j.simulator.call;

import io.github.booking4j.simulator.internal.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as it stands at one moment. Immutable.
 *
 * @param id as Vapi gives it
 * @param to the number called
 * @param name the {@code name} it was asked for with; null: none
 * @param script what happens in it
 * @param metadata the {@code assistantOverrides.metadata} it was asked for with
 * @param state how far it is
 * @param tools the tools it used, in order
 * @param webhooks what was sent, in order, bounded to the first 200
 */
public record SimulatedCall(
        String id,
        String to,
        @Nullable String name,
        CallScript script,
        Map<String, Object> metadata,
        State state,
        List<ToolUse> tools,
        List<Delivery> webhooks) {

    /** Copies the collections. */
    public SimulatedCall {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        tools = List.copyOf(tools);
        webhooks = List.copyOf(webhooks);
    }

    /** Whether it is over, its report is complete, and all that is ever sent about it was sent. */
    public boolean isFinished() {
        return state.finished();
    }

    /** Whether the assistant was told that an appointment is booked. */
    public boolean hasBooked() {
        return tools.stream()
                .anyMatch(
                        tool -> Json.readOrMissing(tool.answer()).path("booked").asBoolean());
    }

    /** Id and script: the rest may be personal. */
    @Override
    public String toString() {
        return "SimulatedCall[" + id + ", " + script + ", " + state.status() + "]";
    }

    /**
     * How far a call is.
     *
     * @param status in Vapi's words: {@code queued ringing in-progress ended}
     * @param endedReason in Vapi's words; null: not ended
     * @param finished whether it is over, its report is complete, and all that is ever sent about it was sent
     * @param outcome of the structured data; null: none
     * @param cost in USD
     * @param createdAt when it was asked for
     * @param startedAt when it was answered; null: not
     * @param endedAt when it ended; null: not
     * @param transcript what was said so far
     */
    public record State(
            String status,
            @Nullable String endedReason,
            boolean finished,
            @Nullable String outcome,
            BigDecimal cost,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            String transcript) {
        @Override
        public String toString() {
            return "State[" + status + ", " + endedReason + "]";
        }
    }

    /**
     * A tool that was used.
     *
     * @param toolCallId Vapi's id of the use
     * @param name of the tool
     * @param arguments JSON
     * @param answer what the receiver gave as result; empty: nothing that Vapi would accept
     */
    public record ToolUse(String toolCallId, String name, String arguments, String answer) {
        @Override
        public String toString() {
            return "ToolUse[" + name + "]";
        }
    }

    /**
     * A webhook that was sent, or not.
     *
     * @param name what it was, such as {@code status-update ended}; in brackets what went wrong with it
     * @param status the HTTP status that came back; 0: no answer
     */
    public record Delivery(String name, int status) {}
}
