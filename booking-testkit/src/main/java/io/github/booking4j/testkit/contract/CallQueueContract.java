package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallDirection;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.CallTimes;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Enquiry.Priority;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.spi.store.CallQueue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link CallQueue} promises. */
public interface CallQueueContract extends StoreContract {
    @Test
    @Tag("queue.most-urgent-first")
    default void dueCallsComeByPriorityThenTimeThenId() {
        Lead lead = givenLead(givenClient(), 1);
        Call freshLate = given(queued(lead, 1, Priority.FRESH, NOW));
        Call importOld = given(queued(lead, 2, Priority.IMPORT, NOW.minusSeconds(900)));
        Call followUp = given(queued(lead, 3, Priority.FOLLOW_UP, NOW.minusSeconds(60)));
        Call tieSecond = given(queued(lead, 5, Priority.FRESH, NOW.minusSeconds(5)));
        Call tieFirst = given(queued(lead, 4, Priority.FRESH, NOW.minusSeconds(5)));
        Call importTie = given(queued(lead, 6, Priority.IMPORT, NOW.minusSeconds(900)));
        given(queued(lead, 7, Priority.FRESH, NOW.plusNanos(1_000)));

        List<Call> due = list(unit -> unit.callQueue().due(lead.client(), NOW, 100));

        assertThat(due).containsExactly(tieFirst, tieSecond, freshLate, followUp, importOld, importTie);
        assertThat(list(unit -> unit.callQueue().due(lead.client(), NOW, 2))).containsExactly(tieFirst, tieSecond);
        assertThat(list(unit -> unit.callQueue().due(lead.client(), NOW.minusSeconds(10), 100)))
                .containsExactly(followUp, importOld, importTie);
    }

    @Test
    @Tag("queue.only-queued")
    default void onlyQueuedCallsOfTheClientAreDue() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);
        int number = 0;
        for (CallStatus status : CallStatus.values()) {
            Call call = queued(lead, number++, Priority.FRESH, NOW);
            given(call.moved(status, call.times()));
        }
        Client other = givenClient();

        assertThat(list(unit -> unit.callQueue().due(client.key(), NOW, 100)))
                .extracting(Call::status)
                .containsExactly(CallStatus.QUEUED);
        assertThat(list(unit -> unit.callQueue().due(other.key(), NOW, 100))).isEmpty();
    }

    @Test
    @Tag("queue.only-queued")
    default void aCallLeavesTheQueueWhenItIsDialledAndMovesInItWhenItIsPutOff() {
        Lead lead = givenLead(givenClient(), 1);
        Call dialled = given(queued(lead, 1, Priority.FRESH, NOW));
        Call putOff = given(queued(lead, 2, Priority.FRESH, NOW));
        change(unit -> {
            unit.calls().update(dialled("vapi", dialled, NOW));
            unit.calls().update(putOff.moved(CallStatus.QUEUED, putOff.times().notBefore(NOW.plusSeconds(60))));
        });

        assertThat(list(unit -> unit.callQueue().due(lead.client(), NOW, 100))).isEmpty();
        assertThat(list(unit -> unit.callQueue().due(lead.client(), NOW.plusSeconds(60), 100)))
                .extracting(Call::id)
                .containsExactly(putOff.id());
    }

    @Test
    @Tag("queue.next-due")
    default void callsThatAreNotYetDueComeByTimeThenIdWhateverTheirPriority() {
        Lead lead = givenLead(givenClient(), 1);
        given(queued(lead, 1, Priority.FRESH, NOW));
        Call late = given(queued(lead, 2, Priority.FRESH, NOW.plusSeconds(900)));
        Call tieSecond = given(queued(lead, 4, Priority.FRESH, NOW.plusSeconds(60)));
        Call tieFirst = given(queued(lead, 3, Priority.IMPORT, NOW.plusSeconds(60)));
        Call soonest = given(queued(lead, 5, Priority.FOLLOW_UP, NOW.plusSeconds(5)));
        given(queued(givenLead(givenClient(), 1), 1, Priority.FRESH, NOW.plusSeconds(5)));
        Call cancelled = given(queued(lead, 6, Priority.FRESH, NOW.plusSeconds(5)));
        change(unit -> unit.calls().update(cancelled.moved(CallStatus.CANCELLED, cancelled.times())));

        assertThat(list(unit -> unit.callQueue().notYetDue(lead.client(), NOW, 100)))
                .containsExactly(soonest, tieFirst, tieSecond, late);
        assertThat(list(unit -> unit.callQueue().notYetDue(lead.client(), NOW, 2)))
                .containsExactly(soonest, tieFirst);
    }

    @Test
    @Tag("queue.next-due")
    default void theNextIsDueAtTheEarliestNotBeforeWhateverItsPriority() {
        Lead lead = givenLead(givenClient(), 1);
        assertThat(find(unit -> unit.callQueue().nextDue(lead.client()))).isEmpty();

        given(queued(lead, 1, Priority.FRESH, NOW.plusSeconds(900)));
        Call soonest = given(queued(lead, 2, Priority.IMPORT, NOW.plusSeconds(60)));
        given(queued(givenLead(givenClient(), 1), 1, Priority.FRESH, NOW));
        assertThat(find(unit -> unit.callQueue().nextDue(lead.client()))).contains(NOW.plusSeconds(60));

        change(unit -> unit.calls().update(soonest.moved(CallStatus.CANCELLED, soonest.times())));
        assertThat(find(unit -> unit.callQueue().nextDue(lead.client()))).contains(NOW.plusSeconds(900));
    }

    @Test
    @Tag("queue.live-calls")
    default void liveCallsAreCountedByClientAndByAccountOfAllClients() {
        String account = "account-" + UUID.randomUUID();
        Client one = givenClient();
        Client other = givenClient();
        for (Client client : List.of(one, other)) {
            Lead lead = givenLead(client, 1);
            int number = 0;
            for (CallStatus status : CallStatus.values()) {
                Call call = aCall(lead, number++);
                given(dialled(account, call, NOW).moved(status, call.times()));
            }
            given(dialled(account + "-other", aCall(lead, 50), NOW));
        }

        assertThat(count(unit -> unit.callQueue().live(one.key()))).isEqualTo(5);
        assertThat(count(unit -> unit.callQueue().lockAccount(account))).isEqualTo(8);
        assertThat(count(unit -> unit.callQueue().lockAccount(account + "-other")))
                .isEqualTo(2);
        assertThat(count(unit -> unit.callQueue().lockAccount(account + "-unheard-of")))
                .isZero();
        assertThat(Stream.of(CallStatus.values()).filter(CallStatus::isLive)).hasSize(4);
    }

    @Test
    @Tag("budget.reserved-at-the-dial")
    default void callsWithoutAReportAreCountedFromTheirDialOn() {
        Lead lead = givenLead(givenClient(), 1);
        given(queued(lead, 1, Priority.FRESH, NOW));
        Call early = given(dialled("account", aCall(lead, 2), NOW.minusSeconds(1)));
        Call late = given(dialled("account", aCall(lead, 3), NOW));
        Call over = given(dialled("account", aCall(lead, 4), NOW));
        given(dialled("account", aCall(givenLead(givenClient(), 1), 1), NOW));
        change(unit -> unit.calls().update(over.moved(CallStatus.ENDED, over.times())));
        assertThat(count(unit -> unit.callQueue().unreported(lead.client(), NOW)))
                .isEqualTo(2);
        assertThat(count(unit -> unit.callQueue().unreported(lead.client(), NOW.minusSeconds(1))))
                .isEqualTo(3);

        change(unit -> {
            unit.calls().update(early.moved(CallStatus.QUEUED, early.times().requested(null)));
            unit.calls()
                    .update(late.moved(CallStatus.ENDED, late.times()).reported(CallReport.of(CallOutcome.BUSY, null)));
        });
        assertThat(count(unit -> unit.callQueue().unreported(lead.client(), NOW.minusSeconds(1))))
                .isEqualTo(1);
    }

    @Test
    @Tag("queue.live-calls")
    default void aCallThatEndsFreesItsPlace() {
        String account = "account-" + UUID.randomUUID();
        Lead lead = givenLead(givenClient(), 1);
        Call call = given(dialled(account, aCall(lead), NOW));
        assertThat(count(unit -> unit.callQueue().lockAccount(account))).isEqualTo(1);

        change(unit -> unit.calls().update(call.moved(CallStatus.ENDED, call.times())));

        assertThat(count(unit -> unit.callQueue().lockAccount(account))).isZero();
        assertThat(count(unit -> unit.callQueue().live(lead.client()))).isZero();
    }

    @Test
    @Tag("queue.import-pacing")
    default void theLastImportDialIsTheLatestOneOfAnImportedLead() {
        Lead lead = givenLead(givenClient(), 1);
        assertThat(find(unit -> unit.callQueue().lastImportDial(lead.client()))).isEmpty();

        given(queued(lead, 1, Priority.IMPORT, NOW));
        given(dialled("vapi", queued(lead, 2, Priority.FRESH, NOW), NOW.plusSeconds(900)));
        assertThat(find(unit -> unit.callQueue().lastImportDial(lead.client()))).isEmpty();

        given(dialled("vapi", queued(lead, 4, Priority.IMPORT, NOW), NOW.plusSeconds(30)));
        Call ended = dialled("vapi", queued(lead, 3, Priority.IMPORT, NOW), NOW.plusSeconds(60));
        given(ended.moved(CallStatus.ENDED, ended.times()));
        given(dialled("vapi", queued(givenLead(givenClient(), 1), 1, Priority.IMPORT, NOW), NOW.plusSeconds(99)));
        assertThat(find(unit -> unit.callQueue().lastImportDial(lead.client()))).contains(NOW.plusSeconds(60));
    }

    private static Call queued(Lead lead, int number, Priority priority, Instant notBefore) {
        Call call = aCall(lead, number);
        return new Call(
                call.client(),
                call.id(),
                call.lead(),
                null,
                CallDirection.OUTBOUND,
                priority,
                CallStatus.QUEUED,
                CallTimes.queued(NOW.minusSeconds(1_000), notBefore),
                null,
                null,
                null,
                null,
                null,
                0);
    }

    private static Call dialled(String account, Call call, Instant at) {
        return call.dialling(account, call.times().requested(at), new GateDecision(true, List.of(), at));
    }
}
