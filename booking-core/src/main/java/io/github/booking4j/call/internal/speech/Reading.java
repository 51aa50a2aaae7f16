package io.github.booking4j.call.internal.speech;

import static io.github.booking4j.call.CallOutcome.NOT_INTERESTED;
import static io.github.booking4j.call.CallOutcome.VOICEMAIL;
import static io.github.booking4j.call.CallOutcome.WRONG_NUMBER;

import io.github.booking4j.call.CallOutcome;
import org.jspecify.annotations.Nullable;

/** What some words mean for the outcome of a call, and how plainly. */
record Reading(CallOutcome outcome, Weight weight) {
    /** How plainly something was said. */
    enum Weight {
        /** By the way: counts if nothing is said plainly. */
        HINT,
        /** In so many words. */
        PLAIN
    }

    static Reading plain(CallOutcome outcome) {
        return new Reading(outcome, Weight.PLAIN);
    }

    static Reading hint(CallOutcome outcome) {
        return new Reading(outcome, Weight.HINT);
    }

    /** The last word counts among equally plain ones; but who does not want to be contacted wants so until asking for it. */
    static @Nullable Reading later(@Nullable Reading earlier, @Nullable Reading later) {
        if (earlier == null || later == null) {
            return earlier == null ? later : earlier;
        }
        boolean outweighed = later.weight.compareTo(earlier.weight) < 0;
        return outweighed || outlasts(earlier.outcome, later.outcome) ? earlier : later;
    }

    private static boolean outlasts(CallOutcome earlier, CallOutcome later) {
        return switch (earlier) {
            case OPTED_OUT -> later == WRONG_NUMBER || later == NOT_INTERESTED || later == VOICEMAIL;
            case WRONG_NUMBER -> later == NOT_INTERESTED || later == VOICEMAIL;
            default -> false;
        };
    }
}
