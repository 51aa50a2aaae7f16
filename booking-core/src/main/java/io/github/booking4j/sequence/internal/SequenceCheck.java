package io.github.booking4j.sequence.internal;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.error.FieldProblems;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.sequence.Sequence;
import io.github.booking4j.sequence.SequenceStep;
import io.github.booking4j.sequence.SequenceStep.Via;
import io.github.booking4j.sequence.SequenceStep.When;
import java.time.Duration;
import java.util.Set;

/** Whether the steps that a client wants can be done. */
final class SequenceCheck {
    private static final Duration LATEST = Duration.ofDays(90);
    private static final Set<CallOutcome> FINAL =
            Set.of(CallOutcome.BOOKED, CallOutcome.WRONG_NUMBER, CallOutcome.OPTED_OUT);

    private SequenceCheck() {}

    /**
     * Checks everything.
     *
     * @throws InvalidException naming all that is wrong
     */
    static void check(Sequence sequence) {
        FieldProblems problems = new FieldProblems();
        if (sequence.steps().size() > Sequence.MAX_STEPS) {
            problems.add("/steps", "too_many", "must be at most " + Sequence.MAX_STEPS);
        }
        if (FINAL.contains(sequence.outcome()) && !sequence.steps().isEmpty()) {
            problems.add("/steps", "not_allowed", "must be empty: nobody is followed up after this outcome");
        }
        for (int i = 0; i < sequence.steps().size(); i++) {
            check(sequence.steps().get(i), sequence.outcome(), "/steps/" + i, problems);
        }
        problems.throwIfAny();
    }

    private static void check(SequenceStep step, CallOutcome outcome, String pointer, FieldProblems problems) {
        if (step.after().isNegative() || step.after().compareTo(LATEST) > 0) {
            problems.add(pointer + "/after", "out_of_range", "must be from PT0S to " + LATEST);
        }
        if (step.via() == Via.CALL && step.template() != null) {
            problems.add(pointer + "/template", "not_allowed", "must be left out for a call");
        }
        if (step.via() != Via.CALL
                && (step.template() == null || !step.template().isFollowUp())) {
            problems.add(pointer + "/template", "invalid", "must be one of the follow-up templates");
        }
        if (!fits(step.when(), outcome)) {
            problems.add(pointer + "/when", "not_allowed", "is no case of this outcome");
        }
    }

    private static boolean fits(When when, CallOutcome outcome) {
        return switch (when) {
            case ALWAYS -> true;
            case TIME_GIVEN, NO_TIME_GIVEN -> outcome == CallOutcome.CALLBACK_REQUESTED;
            case RETRY_FAILED -> outcome == CallOutcome.FAILED;
        };
    }
}
