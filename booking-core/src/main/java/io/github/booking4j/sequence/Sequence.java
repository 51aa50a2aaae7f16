package io.github.booking4j.sequence;

import io.github.booking4j.call.CallOutcome;
import java.util.List;
import java.util.Objects;

/**
 * What an outcome of a call sets going. It ends when the lead books, replies, opts out or is stopped, and when a newer outcome
 * starts another.
 *
 * @param outcome of the call
 * @param steps at most {@value #MAX_STEPS}; empty: nothing follows
 */
public record Sequence(CallOutcome outcome, List<SequenceStep> steps) {
    /** Most steps. */
    public static final int MAX_STEPS = 10;

    /** Copies the list. */
    public Sequence {
        Objects.requireNonNull(outcome, "outcome");
        steps = List.copyOf(steps);
    }
}
