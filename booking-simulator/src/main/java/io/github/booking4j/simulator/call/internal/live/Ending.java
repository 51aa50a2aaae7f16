package io.github.booking4j.simulator.call.internal.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.internal.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended and what the provider's analysis makes of it.
 *
 * @param reason Vapi's {@code endedReason}
 * @param summary of the call
 * @param outcome of the structured data; null: there is no structured data
 * @param sentiment {@code positive}, {@code neutral} or {@code negative}
 * @param quality 1 to 10
 * @param callbackTime when to call again; null: not asked for
 * @param objections what kept the person from booking
 */
public record Ending(
        String reason,
        String summary,
        @Nullable String outcome,
        String sentiment,
        int quality,
        @Nullable Instant callbackTime,
        List<String> objections) {
    /** Copies the list. */
    public Ending {
        objections = List.copyOf(objections);
    }

    /** An end without a conversation to analyse. */
    public static Ending without(String reason) {
        return new Ending(reason, "", null, "neutral", 1, null, List.of());
    }

    /** An end after a conversation. */
    public static Ending after(String reason, String outcome, String sentiment, int quality, String summary) {
        return new Ending(reason, summary, outcome, sentiment, quality, null, List.of());
    }

    /** The same with a time to call again. */
    public Ending withCallback(Instant time) {
        return new Ending(reason, summary, outcome, sentiment, quality, time, objections);
    }

    /** The same with objections. */
    public Ending withObjections(String... heard) {
        return new Ending(reason, summary, outcome, sentiment, quality, callbackTime, List.of(heard));
    }

    /** Vapi's {@code analysis}; empty without a conversation. */
    ObjectNode analysis() {
        ObjectNode analysis = Json.object();
        if (outcome == null) {
            return analysis;
        }
        ObjectNode data = analysis.put("summary", summary).putObject("structuredData");
        data.put("outcome", outcome);
        if (callbackTime != null) {
            data.put("callbackTime", callbackTime.toString());
        }
        data.put("sentiment", sentiment);
        data.put("qualityScore", quality);
        objections.forEach(data.putArray("objections")::add);
        return analysis.put("successEvaluation", Boolean.toString(outcome.equals("booked")));
    }
}
