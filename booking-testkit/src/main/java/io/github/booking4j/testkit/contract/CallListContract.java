package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Lead;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How calls are listed. */
public interface CallListContract extends StoreContract {
    @Test
    @Tag("store.lists")
    default void listsCallsOfOneClientNewestFirst() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);
        given(aCall(givenLead(givenClient(), 1)));
        Call second = given(aCall(lead, 2));
        Call third = given(aCall(lead, 3));
        Call first = given(aCall(lead, 1));

        assertThat(list(unit -> unit.calls().list(client.key(), CallQuery.newest(200))))
                .containsExactly(third, second, first);
    }

    @Test
    @Tag("store.pages")
    default void pagesOfCallsShowEachCallOnceUnderEveryFilter() {
        Client client = givenClient();
        Lead one = givenLead(client, 1);
        Lead other = givenLead(client, 2);
        List<Call> calls = IntStream.range(0, 24)
                .mapToObj(number -> {
                    Call call = aCall(number % 2 == 0 ? one : other, number);
                    return number % 3 == 0
                            ? call.moved(CallStatus.ENDED, call.times())
                                    .reported(CallReport.of(
                                            number % 4 == 0 ? CallOutcome.BOOKED : CallOutcome.BUSY, null))
                            : call;
                })
                .toList();
        change(unit -> unit.calls().insertAll(client.key(), calls));

        assertPages(client, calls, null, null, null);
        assertPages(client, calls, one, null, null);
        assertPages(client, calls, null, CallStatus.QUEUED, null);
        assertPages(client, calls, null, null, CallOutcome.BOOKED);
        assertPages(client, calls, one, CallStatus.ENDED, null);
        assertPages(client, calls, other, CallStatus.ENDED, CallOutcome.BUSY);
        assertPages(client, calls, other, CallStatus.QUEUED, CallOutcome.BUSY);
        assertPages(client, calls, null, null, CallOutcome.OPTED_OUT);
    }

    private void assertPages(
            Client client,
            List<Call> calls,
            @Nullable Lead lead,
            @Nullable CallStatus status,
            @Nullable CallOutcome outcome) {
        List<Call> expected = calls.stream()
                .filter(call -> lead == null || call.lead().equals(lead.id()))
                .filter(call -> status == null || call.status() == status)
                .filter(call -> outcome == null
                        || (call.report() != null && call.report().outcome() == outcome))
                .toList();
        List<Call> paged = Paging.all(5, last -> {
            CallQuery query =
                    new CallQuery(lead == null ? null : lead.id(), status, outcome, last == null ? null : last.id(), 5);
            return list(unit -> unit.calls().list(client.key(), query));
        });
        assertThat(paged).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(paged).isSortedAccordingTo((a, b) -> b.id().toString().compareTo(a.id().toString()));
    }
}
