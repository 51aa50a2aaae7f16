package io.github.booking4j.simulator.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text as it stands at one moment. Immutable.
 *
 * @param sid as Twilio gives it
 * @param from the sending number or name; null: a messaging service that has not chosen yet
 * @param to the receiving number
 * @param body the text; empty once redacted
 * @param direction {@code outbound-api}, {@code outbound-reply} (answered to an incoming text) or {@code inbound}
 * @param status in Twilio's words: {@code accepted queued sent delivered undelivered failed received}
 * @param errorCode Twilio's; null: none
 * @param createdAt when it was accepted
 * @param callbacks the HTTP status each status callback got, in order; 0: no answer
 */
public record SimulatedMessage(
        String sid,
        @Nullable String from,
        String to,
        String body,
        String direction,
        String status,
        @Nullable Integer errorCode,
        Instant createdAt,
        List<Integer> callbacks) {
    /** Copies the list. */
    public SimulatedMessage {
        callbacks = List.copyOf(callbacks);
    }

    /** Sid and status: the rest is personal. */
    @Override
    public String toString() {
        return "SimulatedMessage[" + sid + ", " + status + "]";
    }
}
