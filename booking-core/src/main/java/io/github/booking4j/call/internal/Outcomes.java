package io.github.booking4j.call.internal;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.spi.gateway.ProviderCall;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a call in which nothing was booked: the assistant's structured word first, then how the provider says it
 * ended.
 */
final class Outcomes {
    private Outcomes() {}

    static CallOutcome of(ProviderCall.@Nullable Ending ending, ProviderCall.@Nullable Findings findings) {
        Optional<CallOutcome> structured = findings == null ? Optional.empty() : structured(findings.outcome());
        return structured.orElseGet(() -> of(ending, findings != null && findings.humanSpoke()));
    }

    /** A claim of the assistant that something was booked is not believed: what was booked is in the calendar. */
    private static Optional<CallOutcome> structured(@Nullable String word) {
        if (word == null) {
            return Optional.empty();
        }
        String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        for (CallOutcome outcome : CallOutcome.values()) {
            if (outcome.name().equals(name)) {
                return Optional.of(outcome == CallOutcome.BOOKED ? CallOutcome.INTERESTED : outcome);
            }
        }
        return Optional.empty();
    }

    private static CallOutcome of(ProviderCall.@Nullable Ending ending, boolean humanSpoke) {
        if (ending == null) {
            return CallOutcome.FAILED;
        }
        return switch (ending.kind()) {
            case NO_ANSWER -> CallOutcome.NO_ANSWER;
            case BUSY -> CallOutcome.BUSY;
            case VOICEMAIL -> CallOutcome.VOICEMAIL;
            case INVALID_NUMBER -> CallOutcome.WRONG_NUMBER;
            // Nobody spoke: an undetected machine, or hung up at once.
            case COMPLETED -> humanSpoke ? CallOutcome.INTERESTED : CallOutcome.NO_ANSWER;
            case CANCELLED, NOT_BEGUN, FAILED_RETRYABLE, FAILED_PERMANENT -> CallOutcome.FAILED;
        };
    }
}
