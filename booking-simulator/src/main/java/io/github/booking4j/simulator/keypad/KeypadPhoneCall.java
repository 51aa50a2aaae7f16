package io.github.booking4j.simulator.keypad;

import io.github.booking4j.simulator.call.CallScript;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call by Twilio as it stands at one moment. Immutable.
 *
 * @param sid as Twilio gives it
 * @param to the number called
 * @param from the number that calls
 * @param direction {@code outbound-api} or {@code inbound}
 * @param script what the person does
 * @param status in Twilio's words: {@code queued ringing in-progress completed busy failed no-answer canceled}
 * @param isFinished whether it is over and all that is ever sent about it was sent
 * @param heard what was said to the person, in order
 * @param answers what the person pressed or said, in order
 * @param callbacks the HTTP status that each of Twilio's requests got, in order, bounded to the first 200; 0: no answer
 * @param createdAt when it was asked for
 * @param endedAt when it ended; null: not
 */
public record KeypadPhoneCall(
        String sid,
        String to,
        String from,
        String direction,
        CallScript script,
        String status,
        boolean isFinished,
        List<String> heard,
        List<String> answers,
        List<Integer> callbacks,
        Instant createdAt,
        @Nullable Instant endedAt) {
    /** Copies the lists. */
    public KeypadPhoneCall {
        heard = List.copyOf(heard);
        answers = List.copyOf(answers);
        callbacks = List.copyOf(callbacks);
    }

    /** SID and script: the rest may be personal. */
    @Override
    public String toString() {
        return "KeypadPhoneCall[" + sid + ", " + script + ", " + status + "]";
    }
}
