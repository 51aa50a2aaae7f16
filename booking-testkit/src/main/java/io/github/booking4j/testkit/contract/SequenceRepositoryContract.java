package io.github.booking4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.sequence.Sequence;
import io.github.booking4j.sequence.SequenceStep;
import io.github.booking4j.sequence.SequenceStep.When;
import io.github.booking4j.spi.store.SequenceRepository;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link SequenceRepository} promises. */
public interface SequenceRepositoryContract extends StoreContract {
    @Test
    @Tag("store.sequences")
    default void keepsTheStepsOfEachOutcomeAndTheNewestOfThem() {
        Client client = givenClient();
        Sequence first = new Sequence(CallOutcome.FAILED, List.of(SequenceStep.call(Duration.ofMinutes(1))));
        Sequence second = new Sequence(
                CallOutcome.FAILED,
                List.of(
                        SequenceStep.sms(Duration.ofNanos(1), MessageKind.FOLLOW_UP_FAILED)
                                .when(When.RETRY_FAILED),
                        SequenceStep.email(Duration.ofDays(90), MessageKind.FOLLOW_UP_MISSED)));
        Sequence none = new Sequence(CallOutcome.BUSY, List.of());

        change(unit -> unit.sequences().put(client.key(), first));
        change(unit -> unit.sequences().put(client.key(), none));
        change(unit -> unit.sequences().put(client.key(), second));

        assertThat(find(unit -> unit.sequences().find(client.key(), CallOutcome.FAILED)))
                .contains(second);
        assertThat(find(unit -> unit.sequences().find(client.key(), CallOutcome.BUSY)))
                .contains(none);
        assertThat(find(unit -> unit.sequences().find(client.key(), CallOutcome.VOICEMAIL)))
                .isEmpty();
    }

    @Test
    @Tag("store.sequences")
    default void knowsWhichLeadIsFollowedUpUntilItIsFinishedOnce() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);
        Lead other = givenLead(client, 2);

        change(unit -> unit.sequences().start(client.key(), lead.id(), CallOutcome.BUSY));
        change(unit -> unit.sequences().start(client.key(), lead.id(), CallOutcome.FAILED));
        rollBack(unit -> unit.sequences().finish(client.key(), lead.id()));

        assertThat(find(unit -> unit.sequences().running(client.key(), lead.id())))
                .contains(CallOutcome.FAILED);
        assertThat(find(unit -> unit.sequences().running(client.key(), other.id())))
                .isEmpty();
        assertThat(holds(unit -> unit.sequences().finish(client.key(), lead.id())))
                .isTrue();
        assertThat(holds(unit -> unit.sequences().finish(client.key(), lead.id())))
                .isFalse();
        assertThat(find(unit -> unit.sequences().running(client.key(), lead.id())))
                .isEmpty();
    }

    @Test
    @Tag("store.client-isolation")
    default void followUpsAreOfTheirClientOnly() {
        Client client = givenClient();
        Client other = givenClient();
        Lead lead = givenLead(client, 1);
        change(unit -> {
            unit.sequences().put(client.key(), new Sequence(CallOutcome.BUSY, List.of()));
            unit.sequences().start(client.key(), lead.id(), CallOutcome.BUSY);
        });

        assertThat(find(unit -> unit.sequences().find(other.key(), CallOutcome.BUSY)))
                .isEmpty();
        assertThat(find(unit -> unit.sequences().running(other.key(), lead.id())))
                .isEmpty();
        assertThat(holds(unit -> unit.sequences().finish(other.key(), lead.id())))
                .isFalse();
    }
}
