package io.github.booking4j.sequence.internal;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.internal.CallHours;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.sequence.PlannedStep;
import io.github.booking4j.sequence.Sequence;
import io.github.booking4j.sequence.SequenceStep;
import io.github.booking4j.sequence.SequenceStep.Via;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When the steps of a sequence are due for a lead: each at the first instant from its time on at which it may be done. */
public final class SequenceTimes {
    private final CallHours hours;

    /** Plans calls within the hours. */
    public SequenceTimes(CallHours hours) {
        this.hours = hours;
    }

    /** The steps that are done, in the order of their times. */
    List<PlannedStep> of(Client client, Lead lead, Sequence sequence, Bases bases) {
        List<PlannedStep> planned = new ArrayList<>();
        boolean promised = sequence.outcome() == CallOutcome.INTERESTED
                && bases.of(SequenceStep.When.TIME_GIVEN).isPresent();
        for (SequenceStep step : promised ? withCallback(sequence.steps()) : sequence.steps()) {
            Optional<Instant> base = bases.of(step.when());
            if (base.isPresent() && isPossible(step, lead)) {
                opening(client, lead, step, base.get().plus(step.after()))
                        .ifPresent(at -> planned.add(new PlannedStep(step, at)));
            }
        }
        planned.sort(Comparator.comparing(PlannedStep::at));
        return planned;
    }

    /** A lead that was told when it will be called is called then, and not a second time when the sequence would. */
    private static List<SequenceStep> withCallback(List<SequenceStep> steps) {
        List<SequenceStep> kept = new ArrayList<>(steps);
        kept.removeIf(step -> step.via() == Via.CALL && step.when() != SequenceStep.When.TIME_GIVEN);
        if (kept.stream().noneMatch(step -> step.via() == Via.CALL)) {
            kept.add(SequenceStep.call(Duration.ZERO).when(SequenceStep.When.TIME_GIVEN));
        }
        return kept;
    }

    private static boolean isPossible(SequenceStep step, Lead lead) {
        return step.via() != Via.EMAIL || lead.details().email() != null;
    }

    private Optional<Instant> opening(Client client, Lead lead, SequenceStep step, Instant from) {
        return step.via() == Via.CALL
                ? hours.nextOpening(client, lead, from)
                : client.settings().messages().marketing().nextOpening(from, lead.zones());
    }

    /** What each case of a step counts from; empty: the case is not given. */
    interface Bases {
        Optional<Instant> of(SequenceStep.When when);

        /** A call has ended, and the lead named a time to be called back at, or none. */
        static Bases afterCall(Instant end, @Nullable Instant callbackAt) {
            return when -> switch (when) {
                case ALWAYS -> Optional.of(end);
                case NO_TIME_GIVEN -> callbackAt == null ? Optional.of(end) : Optional.empty();
                case TIME_GIVEN -> Optional.ofNullable(callbackAt);
                case RETRY_FAILED -> Optional.empty();
            };
        }

        /** The second call of a failed one has failed too. */
        static Bases afterFailedRetry(Instant end) {
            return when -> when == SequenceStep.When.RETRY_FAILED ? Optional.of(end) : Optional.empty();
        }
    }
}
