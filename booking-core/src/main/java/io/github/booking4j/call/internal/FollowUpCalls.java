package io.github.booking4j.call.internal;

import io.github.booking4j.call.CallOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When an outcome has the lead called again: the call steps of the default follow-ups. */
final class FollowUpCalls {
    private FollowUpCalls() {}

    static Optional<Instant> after(CallOutcome outcome, @Nullable Instant callbackAt, Instant now) {
        return switch (outcome) {
            case NO_ANSWER, BUSY -> Optional.of(now.plus(Duration.ofDays(3)));
            case VOICEMAIL -> Optional.of(now.plus(Duration.ofDays(1)));
            case CALLBACK_REQUESTED -> Optional.ofNullable(callbackAt);
            case INTERESTED -> Optional.of(now.plus(Duration.ofDays(7)));
            case FAILED -> Optional.of(now.plus(Duration.ofMinutes(10)));
            case BOOKED, NOT_INTERESTED, WRONG_NUMBER, OPTED_OUT -> Optional.empty();
        };
    }
}
