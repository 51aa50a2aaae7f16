package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static io.github.booking4j.testkit.Samples.aCall;
import static io.github.booking4j.testkit.Samples.aLead;
import static io.github.booking4j.testkit.Samples.anEnquiry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallDirection;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.CallTimes;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.EnquiryId;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.store.Statistics;
import io.github.booking4j.spi.store.Statistics.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link Statistics} promises. */
public interface StatisticsContract extends StoreContract {
    /** The beginning of the period that the tests ask for. */
    Instant FROM = NOW.plusSeconds(100);

    /** Its end. */
    Instant TO = NOW.plusSeconds(200);

    @Test
    @Tag("statistics.empty")
    default void aPeriodWithoutAnythingIsAllZeros() {
        Client client = givenClient();
        givenLead(client, 1);

        Totals totals = totals(client);

        assertThat(totals.leads()).isZero();
        assertThat(totals.calls()).isZero();
        assertThat(totals.outcomes().values()).allMatch(number -> number == 0);
        assertThat(totals.costs()).isEmpty();
        assertThat(totals.appointments()).isZero();
        assertThat(totals.prices()).isEmpty();
        assertThat(totals.unpriced()).isZero();
        assertThat(responseTimes(client, 0.5, 0.9)).containsExactly(null, null);
    }

    @Test
    @Tag("statistics.half-open")
    default void leadsCountByTheirArrivalFromTheStartUpToButWithoutTheEnd() {
        Client client = givenClient();
        for (int number : List.of(99, 100, 150, 199, 200)) {
            given(aLead(client, number));
        }
        given(aLead(givenClient(), 150));

        assertThat(totals(client).leads()).isEqualTo(3);
    }

    @Test
    @Tag("statistics.calls")
    default void callsCountByTheirDialAndInboundOnesByTheirRing() {
        Lead lead = givenLead(givenClient(), 1);
        given(outbound(lead, 1, FROM, null, null));
        given(outbound(lead, 2, TO, null, null));
        given(outbound(lead, 3, FROM.minusNanos(1_000), null, null));
        given(inbound(lead, 4, TO.minusNanos(1_000)));
        given(inbound(lead, 5, TO));
        given(aCall(lead, 150)); // queued within the period, never dialled

        assertThat(count(unit ->
                        unit.statistics().totals(lead.client(), FROM, TO).calls()))
                .isEqualTo(2);
    }

    @Test
    @Tag("statistics.calls")
    default void outcomesAndCostsAreSummedByOutcomeAndByCurrency() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);
        given(outbound(lead, 1, FROM, CallOutcome.BOOKED, Money.of("0.1137", "USD")));
        given(outbound(lead, 2, FROM, CallOutcome.BOOKED, Money.of("0.2", "USD")));
        given(outbound(lead, 3, FROM, CallOutcome.NO_ANSWER, Money.of("0.000001", "EUR")));
        given(outbound(lead, 4, FROM, CallOutcome.FAILED, null));
        given(outbound(lead, 5, FROM, null, null));
        given(outbound(lead, 6, TO, CallOutcome.BUSY, Money.of("9", "USD")));

        Totals totals = totals(client);

        assertThat(totals.calls()).isEqualTo(5);
        assertThat(nonZero(totals.outcomes()))
                .containsOnly(
                        Map.entry(CallOutcome.BOOKED, 2L),
                        Map.entry(CallOutcome.NO_ANSWER, 1L),
                        Map.entry(CallOutcome.FAILED, 1L));
        assertThat(totals.costs()).containsExactlyInAnyOrder(Money.of("0.3137", "USD"), Money.of("0.000001", "EUR"));
    }

    @Test
    @Tag("statistics.appointments")
    default void appointmentsCountByTheirBookingAndTheirPricesUnlessCancelled() {
        Desk desk = new Desk(this);
        desk.book(desk.priced(desk.appointment(150, NOW), Money.of("80.00", "USD")));
        desk.book(desk.priced(desk.appointment(151, NOW), Money.of("19.995", "USD")));
        desk.book(desk.priced(desk.appointment(152, NOW), Money.of("5000", "JPY")));
        desk.book(desk.priced(desk.appointment(153, NOW), null));
        desk.book(
                desk.priced(desk.appointment(154, NOW), Money.of("7", "USD")).withStatus(AppointmentStatus.CANCELLED));
        desk.book(desk.priced(desk.appointment(155, NOW), null).withStatus(AppointmentStatus.CANCELLED));
        desk.book(desk.appointment(1, FROM)); // starts within the period, was booked before it
        Appointment held =
                desk.priced(desk.appointment(156, NOW), Money.of("9", "USD")).held(NOW);
        desk.book(held);
        desk.book(desk.appointment(157, NOW).held(NOW).withStatus(AppointmentStatus.RELEASED));
        new Desk(this).book(150, NOW);

        Totals totals = totals(desk.client);

        assertThat(totals.appointments()).isEqualTo(6);
        assertThat(totals.prices()).containsExactlyInAnyOrder(Money.of("99.995", "USD"), Money.of("5000", "JPY"));
        assertThat(totals.unpriced()).isEqualTo(1);
    }

    @Test
    @Tag("statistics.response-time")
    default void responseTimesAreFromEnquiryToFirstDialOfFirstDialsInThePeriod() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);
        for (int number : List.of(5, 1, 3, 2, 4)) {
            Enquiry enquiry = given(anEnquiry(lead, number));
            given(answering(enquiry, lead, 10 * number, FROM.plusSeconds(number)));
            given(answering(enquiry, lead, 10 * number + 1, FROM.plusSeconds(90)));
        }
        Enquiry dialledBefore = given(anEnquiry(lead, 6));
        given(answering(dialledBefore, lead, 60, FROM.minusNanos(1_000)));
        given(answering(dialledBefore, lead, 61, FROM.plusSeconds(1)));
        given(outbound(lead, 70, FROM.plusSeconds(1), null, null));
        given(inbound(lead, 71, FROM.plusSeconds(1)));

        // lead 1 arrived at NOW + 1 s, its enquiry n at NOW + 1 s + n, and was dialled at NOW + 100 s + n: 99 s each
        assertThat(responseTimes(client, 0, 0.5, 1))
                .containsExactly(Duration.ofSeconds(99), Duration.ofSeconds(99), Duration.ofSeconds(99));
    }

    @Test
    @Tag("statistics.response-time")
    default void responseTimesAreGivenAtTheFractionsAskedFor() {
        Client client = givenClient();
        Lead lead = givenLead(client, 1);
        // enquiry's number → seconds until its dial; in the order of their dials they are 20, 30, 40, 10, 50
        Map<Integer, Integer> waits = Map.of(100, 30, 140, 10, 102, 50, 104, 20, 106, 40);
        waits.forEach((number, seconds) -> {
            Enquiry enquiry = given(anEnquiry(lead, number));
            Instant dialledAt = enquiry.receivedAt().plus(seconds(seconds));
            given(answering(enquiry, lead, number, dialledAt));
        });

        assertThat(responseTimes(client, 1, 0, 0.5, 0.25))
                .containsExactly(seconds(50), seconds(10), seconds(30), seconds(20));
    }

    private Totals totals(Client client) {
        return inTransaction(unit -> unit.statistics().totals(client.key(), FROM, TO));
    }

    private List<@Nullable Duration> responseTimes(Client client, double... fractions) {
        List<Double> asked = Arrays.stream(fractions).boxed().toList();
        return inTransaction(unit -> unit.statistics().responseTimes(client.key(), FROM, TO, asked));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds).plusNanos(7_000);
    }

    private static Map<CallOutcome, Long> nonZero(Map<CallOutcome, Long> outcomes) {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Call outbound(
            Lead lead, int number, Instant dialledAt, @Nullable CallOutcome outcome, @Nullable Money cost) {
        CallReport report = outcome == null
                ? null
                : new CallReport(outcome, null, cost, null, null, null, null, null, List.of(), Map.of());
        return call(lead, number, CallDirection.OUTBOUND, dialledAt, null, report);
    }

    private static Call inbound(Lead lead, int number, Instant rang) {
        return call(lead, number, CallDirection.INBOUND, rang, null, null);
    }

    private static Call answering(Enquiry enquiry, Lead lead, int number, Instant dialledAt) {
        return call(lead, number, CallDirection.OUTBOUND, dialledAt, enquiry.id(), null);
    }

    private static Call call(
            Lead lead,
            int number,
            CallDirection direction,
            Instant at,
            @Nullable EnquiryId enquiry,
            @Nullable CallReport report) {
        boolean inbound = direction == CallDirection.INBOUND;
        return new Call(
                lead.client(),
                aCall(lead, number).id(),
                lead.id(),
                enquiry,
                direction,
                Enquiry.Priority.FRESH,
                CallStatus.ENDED,
                new CallTimes(inbound ? at : NOW, inbound ? at : NOW, inbound ? null : at, null, null),
                "vapi",
                null,
                null,
                null,
                report,
                0);
    }
}
