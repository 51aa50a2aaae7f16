package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.NewAppointment.Attendee;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.appointment.Service.Choice;
import io.github.booking4j.appointment.SlotQuery;
import io.github.booking4j.client.CalendarSettings;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.event.EventType;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HoldScenarioTest {
    private static final String TEN = "2026-03-03T10:00";
    private static final Instant TEN_O_CLOCK = Instant.parse("2026-03-03T15:00:00Z");

    private final World world = World.at(MONDAY);

    @Test
    @Tag("booking.hold")
    void aHeldTimeIsNobodyElsesAndNobodyIsToldOfIt() {
        Appointment held = held(1, TEN);

        assertThat(held.status()).isEqualTo(AppointmentStatus.HELD);
        assertThat(held.heldUntil()).isEqualTo(MONDAY.plus(Duration.ofMinutes(10)));
        assertThat(isOffered(TEN_O_CLOCK)).isFalse();
        assertThat(world.book(2, TEN)).isInstanceOf(BookingResult.SlotTaken.class);
        world.engine.runDue();
        assertThat(messages()).noneMatch(message -> message.kind() == MessageKind.CONFIRMATION);
        assertThat(bookedEvents()).isZero();
        assertThat(world.lead(1).status()).isNotEqualTo(LeadStatus.BOOKED);
        assertThat(mismatches()).isZero();
    }

    @Test
    @Tag("booking.hold")
    void whatIsHeldIsBookedLikeAnyOtherAndTwiceIsFine() {
        Appointment held = held(1, TEN);
        world.clock.advance(Duration.ofMinutes(9));

        Appointment booked = bookHeld(held.id());

        assertThat(booked.id()).isEqualTo(held.id());
        assertThat(booked.status()).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(booked.heldUntil()).isNull();
        assertThat(booked.createdAt()).isEqualTo(world.clock.instant());
        assertThat(bookHeld(held.id())).isEqualTo(booked);
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.BOOKED);
        world.clock.advance(Duration.ofMinutes(9));
        world.engine.runDue();
        assertThat(messages()).anyMatch(message -> message.kind() == MessageKind.CONFIRMATION);
        assertThat(messages()).anyMatch(message -> message.kind() == MessageKind.REMINDER);
        assertThat(bookedEvents()).isEqualTo(1);
        assertThat(world.book(2, TEN)).isInstanceOf(BookingResult.SlotTaken.class);
        assertThat(mismatches()).isZero();
    }

    @Test
    @Tag("booking.hold-expires")
    void aHoldThatRanOutIsFreeForTheNextWhoWantsItAndCannotBeBooked() {
        Appointment held = held(1, TEN);
        world.clock.advance(Duration.ofMinutes(10));

        assertThat(isOffered(TEN_O_CLOCK)).isTrue();
        assertRefused("hold_expired", () -> bookHeld(held.id()));
        assertThat(world.book(2, TEN)).isInstanceOf(BookingResult.Booked.class);
        assertThat(status(held)).isEqualTo(AppointmentStatus.RELEASED);
        assertRefused("hold_expired", () -> bookHeld(held.id()));
        assertThat(mismatches()).isZero();
    }

    @Test
    @Tag("booking.hold-expires")
    void aHoldThatRanOutIsClearedWhoeverWantsItsTime() {
        Calendars.resource(world, "room", "Mon-Fri 09:00-17:00", 2);
        Calendars.service(world, Duration.ZERO, Duration.ZERO, Choice.ANY, "room");
        Appointment held = held(1, TEN);
        Appointment other = held(2, TEN);
        Appointment moving = world.booked(3, "2026-03-03T12:00");
        assertThat(world.engine.appointments().reschedule(world.client, moving.id(), NewTime.at(TEN)))
                .isInstanceOf(BookingResult.SlotTaken.class);
        world.clock.advance(Duration.ofMinutes(10));

        assertThat(world.engine.appointments().reschedule(world.client, moving.id(), NewTime.at(TEN)))
                .isInstanceOf(BookingResult.Booked.class);
        assertThat(held(4, TEN).status()).isEqualTo(AppointmentStatus.HELD);

        assertThat(List.of(status(held), status(other))).containsOnly(AppointmentStatus.RELEASED);
        assertThat(mismatches()).isZero();
    }

    @Test
    @Tag("booking.hold-expires")
    void aHoldThatRanOutIsGivenUpWithoutAnybodyWantingIt() {
        Appointment held = held(1, TEN);
        world.clock.advance(Duration.ofMinutes(9));
        world.engine.runDue();
        assertThat(status(held)).isEqualTo(AppointmentStatus.HELD);

        world.clock.advance(Duration.ofMinutes(1));
        world.engine.runDue();

        assertThat(status(held)).isEqualTo(AppointmentStatus.RELEASED);
        assertThat(mismatches()).isZero();
        assertThat(messages()).noneMatch(message -> message.kind() == MessageKind.CANCELLATION);
    }

    @Test
    @Tag("booking.hold")
    void aHoldIsGivenUpByCancellingItAndNobodyIsTold() {
        Appointment held = held(1, TEN);

        Appointment released = world.engine.appointments().cancel(world.client, held.id());

        assertThat(released.status()).isEqualTo(AppointmentStatus.RELEASED);
        assertThat(world.engine.appointments().cancel(world.client, held.id())).isEqualTo(released);
        assertRefused("hold_expired", () -> bookHeld(held.id()));
        assertThat(isOffered(TEN_O_CLOCK)).isTrue();
        world.engine.runDue();
        assertThat(messages()).noneMatch(message -> message.kind() == MessageKind.CANCELLATION);
        assertThat(mismatches()).isZero();
    }

    @Test
    @Tag("booking.hold-own")
    void whoHoldsATimeBooksItAndHoldsItAgain() {
        Appointment held = held(1, TEN);
        LeadId lead = held.lead();

        BookingResult again = world.engine.appointments().hold(world.client, wanted(lead, TEN), null);
        NewAppointment keyed = wanted(lead, TEN).idempotencyKey("mine");
        BookingResult booked = world.engine.appointments().book(world.client, keyed);

        assertThat(again).isEqualTo(new BookingResult.Held(held));
        assertThat(booked).isInstanceOfSatisfying(BookingResult.Booked.class, result -> {
            assertThat(result.appointment().id()).isEqualTo(held.id());
            assertThat(result.appointment().status()).isEqualTo(AppointmentStatus.BOOKED);
        });
        assertThat(world.engine.appointments().book(world.client, keyed)).isEqualTo(booked);
        assertThat(bookedEvents()).isEqualTo(1);
    }

    @Test
    @Tag("booking.hold-bounds")
    void aHoldIsAsLongAsAskedForOrSetButNotBeyondTheStartAndNoLeadHoldsMoreThanThree() {
        ClientSettings soon = ClientSettings.defaults()
                .withCalendar(new CalendarSettings(
                        Duration.ofMinutes(5), Duration.ofDays(60), Duration.ofMinutes(15), Duration.ofMinutes(30)));
        try (World other = World.with(soon)) {
            Appointment first = held(other, 1, "2026-03-02T10:15", null);
            assertThat(first.heldUntil()).isEqualTo(first.start());
            assertThat(held(other, 1, "2026-03-02T11:00", null).heldUntil())
                    .isEqualTo(MONDAY.plus(Duration.ofMinutes(30)));
            assertThat(held(other, 1, "2026-03-02T12:00", Duration.ofMinutes(3)).heldUntil())
                    .isEqualTo(MONDAY.plus(Duration.ofMinutes(3)));
            assertRefused("too_many_holds", () -> held(other, 1, "2026-03-02T13:00", null));
            other.clock.advance(Duration.ofMinutes(3));
            held(other, 1, "2026-03-02T13:00", null);

            for (Duration length : List.of(Duration.ofSeconds(59), Duration.ofMinutes(61), Duration.ZERO)) {
                assertThat(hold(other, 2, "2026-03-02T14:00", length))
                        .isInstanceOfSatisfying(
                                BookingResult.Invalid.class,
                                invalid -> assertThat(invalid.problems())
                                        .extracting(FieldProblem::pointer, FieldProblem::code)
                                        .containsExactly(tuple("/minutes", "out_of_range")));
            }
        }
    }

    @Test
    @Tag("booking.hold")
    void aHoldCannotBeMovedAndOneThatIsUnknownOrOverCannotBeBooked() {
        Appointment held = held(1, TEN);
        assertRefused(
                "appointment_held",
                () -> world.engine.appointments().reschedule(world.client, held.id(), NewTime.at("2026-03-03T11:00")));
        Appointment cancelled = world.booked(2, "2026-03-03T12:00");
        world.engine.appointments().cancel(world.client, cancelled.id());

        assertRefused("appointment_over", () -> bookHeld(cancelled.id()));
        assertThatThrownBy(() -> bookHeld(new AppointmentId(new UUID(0, 7)))).isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("booking.hold")
    void theSameKeyHoldsOnceAndTellsWhatBecameOfTheHold() {
        NewAppointment wanted = wanted(leadId(1), TEN).idempotencyKey("once");
        BookingResult first = world.engine.appointments().hold(world.client, wanted, null);

        assertThat(world.engine.appointments().hold(world.client, wanted, null)).isEqualTo(first);
        assertRefused(
                "idempotency_key_reused",
                () -> world.engine.appointments().hold(world.client, wanted, Duration.ofMinutes(3)));
        Appointment booked = bookHeld(((BookingResult.Held) first).appointment().id());
        assertThat(world.engine.appointments().hold(world.client, wanted, null))
                .isEqualTo(new BookingResult.Booked(booked));
    }

    @Test
    @Tag("booking.hold")
    void whoOnlyHoldsATimeIsCalledAsBefore() {
        world.submit(1);
        held(1, TEN);
        world.engine.runDue();

        assertThat(world.voice.dialled()).hasSize(1);
        assertThat(world.lastDial().variables()).containsEntry("appointment", "none");
    }

    private Appointment held(int lead, String start) {
        return held(world, lead, start, null);
    }

    static Appointment held(World world, int lead, String start, @Nullable Duration length) {
        return ((BookingResult.Held) hold(world, lead, start, length)).appointment();
    }

    private static BookingResult hold(World world, int lead, String start, @Nullable Duration length) {
        NewAppointment wanted =
                new NewAppointment(null, start, null, new Attendee.Arriving(world.newLead(lead)), null, null);
        return world.engine.appointments().hold(world.client, wanted, length);
    }

    private static NewAppointment wanted(LeadId lead, String start) {
        return new NewAppointment(null, start, null, new Attendee.Known(lead), null, null);
    }

    private LeadId leadId(int number) {
        world.submit(number);
        return world.lead(number).id();
    }

    private Appointment bookHeld(AppointmentId id) {
        return world.engine.appointments().bookHeld(world.client, id);
    }

    private AppointmentStatus status(Appointment appointment) {
        return world.engine
                .appointments()
                .find(world.client, appointment.id())
                .orElseThrow()
                .status();
    }

    private boolean isOffered(Instant start) {
        SlotQuery exactly = new SlotQuery(null, null, start, start.plusSeconds(60), 1);
        return !world.engine.appointments().slots(world.client, exactly).isEmpty();
    }

    private long bookedEvents() {
        world.engine.runDue();
        return world.engine.events().listAfter(world.client, 0, 500).stream()
                .filter(event -> event.type() == EventType.APPOINTMENT_BOOKED)
                .count();
    }

    private List<Message> messages() {
        return world.engine.messages().list(world.client, MessageQuery.newest(200));
    }

    private long mismatches() {
        return world.store.<Long>inTransaction(unit -> unit.calendar().mismatches(world.client));
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        conflict -> assertThat(conflict.code()).isEqualTo(code));
    }
}
