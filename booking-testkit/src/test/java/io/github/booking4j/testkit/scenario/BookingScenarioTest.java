package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.NewAppointment.Attendee;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service.Choice;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.appointment.SlotQuery;
import io.github.booking4j.client.CalendarSettings;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.lead.LeadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BookingScenarioTest {
    private final World world = World.at(MONDAY);

    @Test
    @Tag("booking.slot-taken")
    void aTakenTimeIsRefusedWithTheNearestTimesThatAreReallyFree() {
        world.booked(1, "2026-03-03T10:00");
        BookingResult second = world.book(2, "2026-03-03T10:15");

        assertThat(second).isInstanceOf(BookingResult.SlotTaken.class);
        List<Slot> alternatives = ((BookingResult.SlotTaken) second).alternatives();
        assertThat(alternatives)
                .extracting(slot -> slot.start().toInstant())
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-03-03T15:30:00Z"),
                        Instant.parse("2026-03-03T14:30:00Z"),
                        Instant.parse("2026-03-03T15:45:00Z"));
        assertThat(world.engine.appointments().slots(world.client, new SlotQuery(null, null, null, null, 500)))
                .containsAll(alternatives);
        assertThat(world.book(3, alternatives.get(0).start().toString())).isInstanceOf(BookingResult.Booked.class);
    }

    @Test
    @Tag("booking.slot-taken")
    void theNearestTimesAreFoundHoweverManyAreOffered() {
        ClientSettings everyMinute = ClientSettings.defaults()
                .withCalendar(new CalendarSettings(Duration.ofHours(2), Duration.ofDays(60), Duration.ofMinutes(1)));
        try (World busy = World.with(everyMinute)) {
            Calendars.resource(busy, "main", "Mon-Sun 00:00-24:00", 1);
            busy.booked(1, "2026-03-12T10:00");

            assertThat(((BookingResult.SlotTaken) busy.book(2, "2026-03-12T10:00")).alternatives())
                    .extracting(slot -> slot.start().toInstant())
                    .containsExactly(
                            Instant.parse("2026-03-12T13:30:00Z"),
                            Instant.parse("2026-03-12T14:30:00Z"),
                            Instant.parse("2026-03-12T13:29:00Z"));
        }
    }

    @Test
    @Tag("booking.buffers")
    void buffersKeepTheTimeAroundAnAppointmentFree() {
        Calendars.service(world, Duration.ofMinutes(10), Duration.ofMinutes(20), Choice.ANY, "main");
        world.booked(1, "2026-03-03T10:00");

        assertThat(world.book(2, "2026-03-03T10:45")).isInstanceOf(BookingResult.SlotTaken.class);
        assertThat(world.book(2, "2026-03-03T11:00")).isInstanceOf(BookingResult.Booked.class);
    }

    @Test
    @Tag("booking.least-loaded")
    void ofSeveralResourcesTheLeastLoadedOfTheDayIsChosen() {
        Calendars.resource(world, "room", "Mon-Fri 09:00-17:00", 1);
        Calendars.service(world, Duration.ZERO, Duration.ZERO, Choice.ANY, "main", "room");

        assertThat(world.booked(1, "2026-03-03T10:00").resources()).containsExactly(new ResourceId("main"));
        assertThat(world.booked(2, "2026-03-03T12:00").resources()).containsExactly(new ResourceId("room"));
        assertThat(world.booked(3, "2026-03-03T12:00").resources()).containsExactly(new ResourceId("main"));
        assertThat(world.book(4, "2026-03-03T12:00")).isInstanceOf(BookingResult.SlotTaken.class);
    }

    @Test
    @Tag("booking.least-loaded")
    void ofEquallyLoadedResourcesTheLeastRecentlyBookedIsChosen() {
        Calendars.resource(world, "room", "Mon-Fri 09:00-17:00", 1);
        Calendars.service(world, Duration.ZERO, Duration.ZERO, Choice.ANY, "main", "room");

        assertThat(world.booked(1, "2026-03-06T10:00").resources()).containsExactly(new ResourceId("main"));
        assertThat(world.booked(2, "2026-03-05T10:00").resources()).containsExactly(new ResourceId("room"));
        assertThat(world.booked(3, "2026-03-04T10:00").resources()).containsExactly(new ResourceId("main"));
        assertThat(world.booked(4, "2026-03-03T10:00").resources()).containsExactly(new ResourceId("room"));
    }

    @Test
    @Tag("booking.all-or-nothing")
    void aServiceThatNeedsTwoResourcesBooksBothOrNone() {
        Calendars.resource(world, "room", "Mon-Fri 09:00-17:00", 1);
        world.booked(1, "2026-03-03T10:00");
        Calendars.service(world, Duration.ZERO, Duration.ZERO, Choice.ALL, "main", "room");

        assertThat(world.book(2, "2026-03-03T10:00")).isInstanceOf(BookingResult.SlotTaken.class);
        assertThat(world.booked(3, "2026-03-03T11:00").resources()).hasSize(2);
        assertThat(world.store.<Long>inTransaction(unit -> unit.calendar().mismatches(world.client)))
                .isZero();
    }

    @Test
    @Tag("booking.capacity")
    void aResourceOfCapacityTwoHoldsTwoAtOnce() {
        Calendars.resource(world, "main", "Mon-Fri 09:00-17:00", 2);
        world.booked(1, "2026-03-03T10:00");
        world.booked(2, "2026-03-03T10:15");

        assertThat(world.book(3, "2026-03-03T10:00")).isInstanceOf(BookingResult.SlotTaken.class);
    }

    @Test
    @Tag("booking.idempotent")
    void aKeyBooksOnceAndIsRefusedForAnotherTimeOrAnotherLead() {
        BookingResult first = withKey(1, "2026-03-03T10:00");
        assertThat(first).isInstanceOf(BookingResult.Booked.class);
        world.clock.advance(Duration.ofDays(1));
        assertThat(((BookingResult.Booked) withKey(1, "2026-03-03T10:00"))
                        .appointment()
                        .id())
                .isEqualTo(((BookingResult.Booked) first).appointment().id());
        assertThat(world.appointments()).hasSize(1);

        assertThatThrownBy(() -> withKey(1, "2026-03-03T11:00")).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> withKey(2, "2026-03-03T10:00")).isInstanceOf(ConflictException.class);
    }

    @Test
    @Tag("booking.idempotent")
    void aRefusedBookingLeavesItsKeyFree() {
        assertThat(withKey(1, "2026-03-02T11:00")).isInstanceOf(BookingResult.NotBookable.class);
        assertThat(withKey(1, "2026-03-02T11:00")).isInstanceOf(BookingResult.NotBookable.class);
        assertThat(withKey(1, "2026-03-03T10:00")).isInstanceOf(BookingResult.Booked.class);
    }

    @Test
    @Tag("booking.bounds")
    void aTimeTooSoonTooFarOrClosedIsRefusedWithItsReason() {
        assertThat(reason(world.book(1, "2026-03-02T11:59"))).isEqualTo("too_soon");
        assertThat(world.book(1, "2026-03-02T12:00")).isInstanceOf(BookingResult.Booked.class);
        assertThat(reason(world.book(2, "2026-05-02T10:00"))).isEqualTo("too_far");
        assertThat(reason(world.book(3, "2026-03-03T16:45"))).isEqualTo("outside_hours");
    }

    @Test
    @Tag("booking.cancel-frees")
    void aCancelledTimeIsFreeAgain() {
        Appointment appointment = world.booked(1, "2026-03-03T10:00");
        world.engine.appointments().cancel(world.client, appointment.id());
        world.engine.appointments().cancel(world.client, appointment.id());

        assertThat(world.book(2, "2026-03-03T10:00")).isInstanceOf(BookingResult.Booked.class);
    }

    @Test
    @Tag("booking.cancel-lead")
    void aLeadIsBookedUntilItsLastAppointmentIsCancelled() {
        Appointment first = world.booked(1, "2026-03-03T10:00");
        Appointment second = world.booked(1, "2026-03-04T10:00");

        world.engine.appointments().cancel(world.client, first.id());
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.BOOKED);
        world.engine.appointments().cancel(world.client, second.id());
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.INTERESTED);
        world.engine.runDue();
        assertThat(world.voice.dialled()).isEmpty();
    }

    @Test
    @Tag("booking.cancel-lead")
    void whoOptedOutStaysSoWhenItsAppointmentIsCancelled() {
        Appointment appointment = world.booked(1, "2026-03-03T10:00");
        world.engine.leads().optOut(world.client, new PhoneNumber(World.phone(1)), "test");
        world.engine.appointments().cancel(world.client, appointment.id());

        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.OPTED_OUT);
    }

    private BookingResult withKey(int number, String start) {
        return world.engine
                .appointments()
                .book(
                        world.client,
                        new NewAppointment(
                                null, start, null, new Attendee.Arriving(world.newLead(number)), null, "key-1"));
    }

    private static String reason(BookingResult result) {
        return ((BookingResult.NotBookable) result).reason();
    }
}
