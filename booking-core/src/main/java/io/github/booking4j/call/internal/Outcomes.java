package io.github.booking4j.call.internal;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.internal.speech.Conversation;
import io.github.booking4j.spi.gateway.ProviderCall;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a call in which nothing was booked: the assistant's structured word first, then how the provider says it ended, then,
 * where that says no more than that somebody spoke, what the person said. A wish not to be contacted
 * ({@link #isOptOut}) goes before all of them: it binds whatever the assistant made of it.
 */
final class Outcomes {
    private Outcomes() {}

    static CallOutcome of(
            ProviderCall.@Nullable Ending ending, ProviderCall.@Nullable Findings findings, Conversation conversation) {
        Optional<CallOutcome> structured = findings == null ? Optional.empty() : structured(findings.outcome());
        Optional<CallOutcome> said =
                findings != null && findings.humanSpoke() ? conversation.outcome() : Optional.empty();
        return structured.orElseGet(() -> of(ending, findings != null && findings.humanSpoke(), said));
    }

    /** Whether the person plainly asked not to be contacted any more. */
    static boolean isOptOut(Conversation conversation) {
        return conversation.outcome().equals(Optional.of(CallOutcome.OPTED_OUT));
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

    private static CallOutcome of(
            ProviderCall.@Nullable Ending ending, boolean humanSpoke, Optional<CallOutcome> said) {
        if (ending == null) {
            return said.orElse(CallOutcome.FAILED);
        }
        return switch (ending.kind()) {
            case NO_ANSWER -> CallOutcome.NO_ANSWER;
            case BUSY -> CallOutcome.BUSY;
            case VOICEMAIL -> CallOutcome.VOICEMAIL;
            case INVALID_NUMBER -> CallOutcome.WRONG_NUMBER;
            // Who enquired and says nothing against it is interested still. Nobody spoke: an undetected machine, or
            // hung up at once.
            case COMPLETED -> said.orElse(humanSpoke ? CallOutcome.INTERESTED : CallOutcome.NO_ANSWER);
            // It may break off after a no: whoever said it is not called again in ten minutes.
            case CANCELLED, NOT_BEGUN, FAILED_RETRYABLE, FAILED_PERMANENT -> said.orElse(CallOutcome.FAILED);
        };
    }
}
