package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.PlacedCall;
import io.github.booking4j.spi.gateway.VoiceInbox.ToolCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ToolScenarioTest {
    private static final String TUESDAY_TEN = "2026-03-03T10:00";

    private final World world = World.at(MONDAY);
    private final DialRequest dial = world.dialled(1);

    @Test
    @Tag("tool.book")
    void bookingInACallMakesOneAppointmentOfTheCallAndItsLead() {
        String slots = world.voice.tool(dial, "find_slots", Map.of("from", "2026-03-03"));
        assertThat(slots).contains("\"start\":\"2026-03-03T09:00-05:00\"", "Tuesday, March 3 at 9:00 AM");

        assertThat(book(TUESDAY_TEN, "t-1")).contains("\"booked\":true");
        assertThat(world.appointments()).singleElement().satisfies(appointment -> {
            assertThat(appointment.call()).hasToString(dial.callId());
            assertThat(appointment.lead()).isEqualTo(world.lead(1).id());
        });
        world.ends(dial, "interested");
        assertThat(Objects.requireNonNull(world.call(dial).report()).outcome()).isEqualTo(CallOutcome.BOOKED);
        assertThat(world.voice.hungUp()).isEmpty();
    }

    @Test
    @Tag("call.transfer")
    void aCallIsHandedOverToWhomTheClientNames() {
        assertThat(world.voice.transfer(dial)).isEmpty();
        PhoneNumber desk = new PhoneNumber("+12125550101");

        world.engine
                .clients()
                .configure(
                        world.client,
                        settings -> settings.withVoice(settings.voice().withTransferTo(desk)));

        assertThat(world.voice.transfer(dial)).contains(desk);
    }

    @Test
    @Tag("tool.same-answer")
    void theSameToolCallTwiceGetsTheSameAnswerAndBooksOnce() {
        String first = book(TUESDAY_TEN, "t-1");
        assertThat(book(TUESDAY_TEN, "t-1")).isEqualTo(first);
        assertThat(world.appointments()).hasSize(1);
    }

    @Test
    @Tag("tool.slot-taken")
    void aTakenSlotIsAnsweredWithTheNearestFreeOnes() {
        world.booked(2, TUESDAY_TEN);
        assertThat(book(TUESDAY_TEN, "t-1"))
                .contains("slot_taken", "2026-03-03T09:30-05:00", "2026-03-03T10:30-05:00")
                .doesNotContain("\"start\":\"2026-03-03T10:00-05:00\"");
        assertThat(world.appointments()).hasSize(1);
    }

    @Test
    @Tag("tool.refusals")
    void aTimeTooSoonOrOneThatDoesNotExistIsRefusedWithAWord() {
        assertThat(book("2026-03-02T11:00", "t-1")).contains("too_soon", "alternatives");
        assertThat(book("2026-03-08T02:30", "t-2")).contains("nonexistent_time", "2026-03-08T03:00-04:00");
        assertThat(book("soon", "t-3")).contains("time_invalid");
        assertThat(world.appointments()).isEmpty();
    }

    @Test
    @Tag("tool.unknown-service")
    void aServiceNobodyOffersIsNotReplacedByAnotherOne() {
        assertThat(world.voice.tool(dial, "find_slots", Map.of("service", "Tattoo")))
                .contains("service_unknown", "Appointment")
                .doesNotContain("\"start\"");
        assertThat(world.voice.tool(dial, "find_slots", Map.of("service", "APPOINTMENT ")))
                .contains("\"start\"");
    }

    @Test
    @Tag("tool.opt-out")
    void whoAsksToStopInACallIsSuppressedAndTheCallsOutcomeSaysSo() {
        world.voice.tool(dial, "opt_out", Map.of());
        world.ends(dial, "interested");

        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.OPTED_OUT);
        assertThat(Objects.requireNonNull(world.call(dial).report()).outcome()).isEqualTo(CallOutcome.OPTED_OUT);
        world.later(Duration.ofDays(10));
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("tool.callback")
    void aCallbackIsQueuedForTheTimeEvenWhenTheReportDoesNotRepeatIt() {
        world.voice.tool(dial, "request_callback", Map.of("time", "2026-03-02T14:30"));
        world.ends(dial, null);

        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.CALLBACK_REQUESTED);
        world.runAt("2026-03-02T19:29:59Z");
        assertThat(world.voice.dialled()).hasSize(1);
        world.runAt("2026-03-02T19:30:00Z");
        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("tool.callback")
    void aCallbackOutsideCallingHoursIsMovedToTheNextOpening() {
        world.voice.tool(dial, "request_callback", Map.of("time", "2026-03-02T23:00"));
        world.ends(dial, "callback_requested");

        assertThat(world.calls())
                .filteredOn(call -> call.status() == CallStatus.QUEUED)
                .singleElement()
                .satisfies(call -> assertThat(call.times().notBefore()).isEqualTo("2026-03-03T14:00:00Z"));
    }

    @Test
    @Tag("tool.callback")
    void whoCallsOffWhatItBookedInTheCallAndAsksForAnotherCallIsCalledThen() {
        book(TUESDAY_TEN, "t-1");
        use("cancel_appointment", "t-2", Map.of());
        world.voice.tool(dial, "request_callback", Map.of("time", "2026-03-02T14:30"));
        world.ends(dial, "callback_requested");

        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.CALLBACK_REQUESTED);
        world.runAt("2026-03-02T19:30:00Z");
        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("tool.callback-latest")
    void ofSeveralCallbackTimesTheOneSaidLastCountsWhateverTheReportMakesOfIt() {
        world.voice.tool(dial, "request_callback", Map.of("time", "2026-03-02T14:30"));
        world.voice.tool(dial, "request_callback", Map.of("time", "2026-03-02T16:00"));
        world.voice.tool(dial, "request_callback", Map.of("time", "2026-03-02T15:15"));
        world.voice.report(
                world.ended(dial, World.findings("callback_requested", Instant.parse("2026-03-02T18:00:00Z"))));
        world.engine.runDue();

        assertThat(queuedFor()).isEqualTo("2026-03-02T20:15:00Z");
    }

    @Test
    @Tag("tool.callback-local")
    void aCallbackIsMeantOnTheLeadsClockAndAnsweredWithTheTimeItWillBe() {
        DialRequest toDenver = dialledIn("America/Denver");

        assertThat(world.voice.tool(toDenver, "request_callback", Map.of("time", "2026-03-02T15:00")))
                .contains("\"time\":\"2026-03-02T15:00-07:00\"", "Monday, March 2 at 3:00 PM\"");
        assertThat(world.voice.tool(toDenver, "request_callback", Map.of("time", "2026-03-02T23:00")))
                .contains("\"time\":\"2026-03-03T09:00-07:00\"", "Tuesday, March 3 at 9:00 AM\"");
    }

    @Test
    @Tag("tool.callback-plausible")
    void aCallbackTimeThatCannotBeMeantIsRefusedInTheCallAndIgnoredInTheReport() {
        assertThat(world.voice.tool(dial, "request_callback", Map.of("time", "2024-03-03T15:00")))
                .contains("time_invalid");
        assertThat(world.voice.tool(dial, "request_callback", Map.of("time", "2027-03-03T15:00")))
                .contains("time_invalid");
        world.voice.report(
                world.ended(dial, World.findings("callback_requested", Instant.parse("2024-03-03T18:00:00Z"))));
        world.later(Duration.ofHours(1));

        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("tool.spoken-zone")
    void whoIsWhereTheClocksDifferHearsWhichZoneATimeIsIn() {
        assertThat(world.voice.tool(dial, "find_slots", Map.of("from", "2026-03-03")))
                .contains("\"Tuesday, March 3 at 9:00 AM\"");
        assertThat(world.voice.tool(dialledIn("America/Denver"), "find_slots", Map.of("from", "2026-03-03")))
                .contains("\"Tuesday, March 3 at 9:00 AM Eastern Time\"");
    }

    @Test
    @Tag("tool.assistant-knows-the-day")
    void theAssistantIsToldTheTimeAndTheZoneOfTheBusiness() {
        assertThat(dial.variables())
                .containsEntry("localTime", "Monday, 2026-03-02T10:00")
                .containsEntry("timeZone", World.NEW_YORK);
    }

    @Test
    @Tag("tool.reschedule")
    void whoChangesItsMindInTheCallMovesWhatItBooked() {
        book(TUESDAY_TEN, "t-1");
        world.booked(2, "2026-03-03T11:00");

        assertThat(use("reschedule_appointment", "t-2", Map.of("start", "2026-03-03T11:00")))
                .contains("\"rescheduled\":false", "slot_taken", "2026-03-03T11:30-05:00");
        String moved = use("reschedule_appointment", "t-3", Map.of("start", "2026-03-03T14:00"));
        assertThat(moved).contains("\"rescheduled\":true", "Tuesday, March 3 at 2:00 PM");
        assertThat(use("reschedule_appointment", "t-3", Map.of("start", "2026-03-03T14:00")))
                .isEqualTo(moved);
        assertThat(use("reschedule_appointment", "t-4", Map.of())).contains("start_missing");
        assertThat(world.appointments())
                .filteredOn(
                        appointment -> appointment.lead().equals(world.lead(1).id()))
                .singleElement()
                .satisfies(appointment -> {
                    assertThat(appointment.start()).isEqualTo("2026-03-03T19:00:00Z");
                    assertThat(appointment.sequence()).isEqualTo(1);
                });
        world.ends(dial, null);
        assertThat(Objects.requireNonNull(world.call(dial).report()).outcome()).isEqualTo(CallOutcome.BOOKED);
    }

    @Test
    @Tag("tool.cancel")
    void whoCallsOffInTheCallIsFreedAndNobodyElse() {
        assertThat(use("cancel_appointment", "t-0", Map.of())).contains("no_appointment");
        book(TUESDAY_TEN, "t-1");
        Appointment ofAnother = world.booked(2, "2026-03-03T11:00");

        assertThat(use(
                        "cancel_appointment",
                        "t-2",
                        Map.of("appointmentId", ofAnother.id().toString())))
                .contains("no_appointment");
        assertThat(use("cancel_appointment", "t-3", Map.of()))
                .contains("\"cancelled\":true", "Tuesday, March 3 at 10:00 AM");
        assertThat(world.appointments())
                .filteredOn(appointment -> appointment.status().isStanding())
                .containsExactly(ofAnother);
    }

    @Test
    @Tag("tool.which-appointment")
    void whoHasSeveralAppointmentsIsAskedWhichOneIsMeant() {
        book(TUESDAY_TEN, "t-1");
        Appointment later = world.booked(1, "2026-03-04T10:00");

        assertThat(use("cancel_appointment", "t-2", Map.of()))
                .contains("several_appointments", later.id().toString());
        use(
                "reschedule_appointment",
                "t-3",
                Map.of("start", "2026-03-05T10:00", "appointmentId", later.id().toString()));
        assertThat(world.appointments())
                .extracting(Appointment::start)
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-03-03T15:00:00Z"), Instant.parse("2026-03-05T15:00:00Z"));
    }

    @Test
    @Tag("tool.details-full")
    void detailsThatHaveNoRoomAreNotCalledKept() {
        for (int record = 0; record < 50; record++) {
            assertThat(details("need " + record)).contains("\"ok\":true");
        }
        assertThat(details("one more")).contains("details_full");
    }

    @Test
    @Tag("tool.unknown-call")
    void aToolOfAnUnknownCallIsRefused() {
        assertThat(world.voice.tool(new ToolCall("nobody", null, "t-1", "find_slots", Map.of())))
                .contains("unknown_call");
    }

    @Test
    @Tag("call.receipt-after-webhook")
    void aReceiptAfterABookingInTheCallDoesNotHangUp() {
        world.voice.nextPlace(request -> {
            world.voice.tool(request, "book_appointment", Map.of("start", TUESDAY_TEN));
            return new PlacedCall("voice-" + request.callId(), null);
        });
        world.dialled(2);

        assertThat(world.appointments()).hasSize(1);
        assertThat(world.voice.hungUp()).isEmpty();
    }

    private String details(String need) {
        return world.voice.tool(dial, "record_details", Map.of("need", need));
    }

    private DialRequest dialledIn(String zone) {
        world.engine.leads().submit(world.client, world.newLead(7).timeZone(zone));
        world.later(Duration.ofHours(2)); // it is early morning there
        return world.lastDial();
    }

    private String queuedFor() {
        return world.calls().stream()
                .filter(call -> call.status() == CallStatus.QUEUED)
                .map(call -> call.times().notBefore().toString())
                .collect(Collectors.joining(","));
    }

    private String use(String tool, String id, Map<String, Object> arguments) {
        return world.voice.tool(new ToolCall("voice-" + dial.callId(), dial.callId(), id, tool, arguments));
    }

    private String book(String start, String id) {
        return world.voice.tool(
                new ToolCall("voice-" + dial.callId(), dial.callId(), id, "book_appointment", Map.of("start", start)));
    }
}
