package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.aCall;
import static io.github.booking4j.testkit.Samples.anEnquiry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallDirection;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.CallTimes;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.call.Sentiment;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.store.CallRepository;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link CallRepository} promises of single calls and of the answers to their tools. */
public interface CallRepositoryContract extends StoreContract {
    @Test
    @Tag("store.keeps-values")
    default void keepsEverythingOfACall() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);
        Enquiry enquiry = given(anEnquiry(lead));
        Call full = aFullCall(lead, enquiry);
        Call bare = aCall(lead, 2);
        Client other = givenClient();

        change(unit -> unit.calls().insertAll(client.key(), List.of(full, bare)));

        assertThat(find(unit -> unit.calls().find(client.key(), full.id()))).contains(full);
        assertThat(find(unit -> unit.calls().lock(client.key(), full.id()))).contains(full);
        assertThat(find(unit -> unit.calls().find(client.key(), bare.id()))).contains(bare);
        assertThat(find(unit -> unit.calls().find(other.key(), bare.id()))).isEmpty();
    }

    @Test
    @Tag("store.keeps-values")
    default void keepsTheCostOfACallToTheLastDigit() {
        Lead lead = givenLead(givenClient(), 1);
        int number = 0;

        for (String amount : List.of("0.000001", "0.1", "123456789012.123456", "-1.50", "0")) {
            for (String currency : List.of("USD", "JPY", "KWD")) {
                Money cost = Money.of(amount, currency);
                Call call = given(aCall(lead, ++number).reported(costing(cost)));
                assertThat(find(unit -> unit.calls().find(lead.client(), call.id()))
                                .map(Call::report)
                                .map(CallReport::cost))
                        .contains(cost);
            }
        }
    }

    @Test
    @Tag("store.keeps-values")
    default void keepsATranscriptOfManyPages() {
        Lead lead = givenLead(givenClient(), 1);
        String transcript = "AI: Good morning 🌞\nUser: 今日は\n".repeat(20_000);
        Call call = given(aCall(lead)
                .reported(new CallReport(
                        CallOutcome.INTERESTED, null, null, transcript, null, null, null, null, List.of(), Map.of())));

        assertThat(find(unit -> unit.calls().find(lead.client(), call.id()))
                        .map(Call::report)
                        .map(CallReport::transcript))
                .contains(transcript);
    }

    @Test
    @Tag("store.microseconds")
    default void keepsTheInstantsOfACallToTheMicrosecond() {
        Lead lead = givenLead(givenClient(), 1);
        CallTimes fine = new CallTimes(
                NOW.plusNanos(1_999),
                NOW.plusNanos(2_999),
                NOW.plusNanos(3_999),
                NOW.plusNanos(4_999),
                NOW.plusNanos(5_999));
        CallTimes kept = new CallTimes(
                NOW.plusNanos(1_000),
                NOW.plusNanos(2_000),
                NOW.plusNanos(3_000),
                NOW.plusNanos(4_000),
                NOW.plusNanos(5_000));
        Call call = aCall(lead).dialling("vapi", fine, new GateDecision(true, List.of(), NOW.plusNanos(999)));

        given(call);

        Call stored = find(unit -> unit.calls().find(lead.client(), call.id())).orElseThrow();
        assertThat(stored.times()).isEqualTo(kept);
        assertThat(stored.decision()).isEqualTo(new GateDecision(true, List.of(), NOW));
        Call updated = inTransaction(unit -> unit.calls().update(stored.moved(CallStatus.PLACED, fine)));
        assertThat(updated.times()).isEqualTo(kept);
    }

    @Test
    @Tag("store.optimistic-version")
    default void anUpdateOfACallRaisesItsVersionAndAStaleOneIsRefused() {
        Lead lead = givenLead(givenClient(), 1);
        Call call = given(aCall(lead));
        Call full = aFullCall(lead, given(anEnquiry(lead)), call);

        Call changed = inTransaction(unit -> unit.calls().update(full));

        assertThat(changed.version()).isEqualTo(call.version() + 1);
        assertThat(find(unit -> unit.calls().find(lead.client(), call.id()))).contains(changed);
        Versions.assertRefused(() -> change(unit -> unit.calls().update(call.placedAs("other", null))));
        Versions.assertRefused(() -> change(unit -> unit.calls().update(aCall(lead, 5))));
        assertThat(find(unit -> unit.calls().find(lead.client(), call.id()))).contains(changed);
    }

    @Test
    @Tag("store.pending-calls")
    default void pendingCallsOfALeadAreThoseQueuedOrLiveOldestFirst() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);
        int number = 10;
        for (CallStatus status : CallStatus.values()) {
            given(in(aCall(lead, number--), status));
        }
        given(aCall(givenLead(client, 2)));

        List<Call> pending = list(unit -> unit.calls().pending(client.key(), lead.id()));

        assertThat(pending)
                .extracting(Call::status)
                .containsExactly(
                        CallStatus.IN_PROGRESS,
                        CallStatus.PLACED,
                        CallStatus.UNKNOWN,
                        CallStatus.DIALLING,
                        CallStatus.QUEUED);
        Client other = givenClient();
        assertThat(list(unit -> unit.calls().pending(other.key(), lead.id()))).isEmpty();
    }

    @Test
    @Tag("store.tool-answers")
    default void theFirstAnswerToAToolCallStays() {
        Client client = givenClient();
        Call call = given(aCall(givenLead(client, 1)));
        Call other = given(aCall(givenLead(client, 2)));

        assertThat(find(unit -> unit.calls().findToolAnswer(client.key(), call.id(), "tool-1")))
                .isEmpty();
        List<String> answers = Together.run(
                4,
                thread -> inTransaction(unit ->
                        unit.calls().answerTool(client.key(), call.id(), "tool-1", "{\"by\":\"" + thread + " 🦷\"}")));

        assertThat(answers).containsOnly(answers.get(0));
        change(unit -> {
            assertThat(unit.calls().findToolAnswer(client.key(), call.id(), "tool-1"))
                    .contains(answers.get(0));
            assertThat(unit.calls().answerTool(client.key(), call.id(), "tool-1", "late"))
                    .isEqualTo(answers.get(0));
            assertThat(unit.calls().answerTool(client.key(), call.id(), "tool-2", "another use"))
                    .isEqualTo("another use");
            assertThat(unit.calls().answerTool(client.key(), other.id(), "tool-1", "another call"))
                    .isEqualTo("another call");
        });
    }

    @Test
    @Tag("store.tool-answers")
    default void theAnswersToToolCallsAreListedByTheBeginningOfTheirIds() {
        Client client = givenClient();
        Call call = given(aCall(givenLead(client, 1)));
        Call other = given(aCall(givenLead(client, 2)));
        change(unit -> {
            unit.calls().answerTool(client.key(), call.id(), "turn:010", "third");
            unit.calls().answerTool(client.key(), call.id(), "turn:002", "second");
            unit.calls().answerTool(client.key(), call.id(), "turn:001", "first");
            unit.calls().answerTool(client.key(), call.id(), "turnover", "another id");
            unit.calls().answerTool(client.key(), other.id(), "turn:001", "another call");
        });

        assertThat(list(unit -> unit.calls().listToolAnswers(client.key(), call.id(), "turn:")))
                .containsExactly("first", "second", "third");
    }

    private static Call aFullCall(Lead lead, Enquiry enquiry) {
        return aFullCall(lead, enquiry, aCall(lead, 1));
    }

    private static Call aFullCall(Lead lead, Enquiry enquiry, Call call) {
        return new Call(
                lead.client(),
                call.id(),
                lead.id(),
                enquiry.id(),
                CallDirection.INBOUND,
                Enquiry.Priority.IMPORT,
                CallStatus.ENDED,
                new CallTimes(
                        NOW, NOW.plusSeconds(1), NOW.plusSeconds(2), NOW.plusSeconds(3), NOW.plusNanos(4_000_001_000L)),
                "vapi",
                "provider-1",
                "https://control.example/1?a=b&c=d",
                new GateDecision(false, List.of("opted_out", "outside_hours"), NOW.plusSeconds(5)),
                new CallReport(
                        CallOutcome.CALLBACK_REQUESTED,
                        "customer-ended-call",
                        Money.of("0.1137", "USD"),
                        "User: “Hi” 👋",
                        "a summary",
                        "https://recordings.example/1",
                        Sentiment.NEGATIVE,
                        7,
                        List.of("price", "too far, says \"she\""),
                        Map.of("need", "check-up", "timing", "soon 🕐")),
                call.version());
    }

    private static CallReport costing(Money cost) {
        return new CallReport(CallOutcome.NO_ANSWER, null, cost, null, null, null, null, null, List.of(), Map.of());
    }

    private static Call in(Call call, CallStatus status) {
        return call.moved(status, call.times());
    }
}
