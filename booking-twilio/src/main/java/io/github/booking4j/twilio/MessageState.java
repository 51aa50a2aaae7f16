package io.github.booking4j.twilio;

import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt;
import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt.State;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Translates what Twilio says of a message. */
final class MessageState {
    private static final Pattern ERROR_CODE = Pattern.compile("[0-9]{1,10}");

    private MessageState() {}

    static SmsReceipt receipt(String sid, String status, @Nullable String errorCode) {
        String error = errorCode != null && ERROR_CODE.matcher(errorCode).matches() ? errorCode : null;
        State state = state(status);
        if (state == State.FAILED && TwilioErrors.STOPPED.equals(error)) {
            state = State.OPTED_OUT;
        }
        return new SmsReceipt(sid, state, error);
    }

    static boolean isFailure(String status) {
        return state(status) == State.FAILED;
    }

    // A status that is new to us says at least that Twilio has the message.
    private static State state(String status) {
        return switch (status) {
            case "delivered", "partially_delivered", "read" -> State.DELIVERED;
            case "undelivered", "failed", "canceled" -> State.FAILED;
            default -> State.SENT;
        };
    }
}
