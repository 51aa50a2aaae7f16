package io.github.booking4j.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.BookingResult.Booked;
import io.github.booking4j.appointment.BookingResult.SlotTaken;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service.Choice;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.event.Event;
import io.github.booking4j.event.EventType;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReschedulingScenarioTest {
    private static final String TEN = "2026-03-04T10:00";
    private static final String THREE = "2026-03-05T15:00";

    private final World world = World.at(World.MONDAY);
    private final Appointment booked = world.booked(1, TEN);

    @AfterEach
    void everyClaimHasItsAppointment() {
        assertThat(world.store.<Long>inTransaction(unit -> unit.calendar().mismatches(world.client)))
                .isZero();
    }

    @Test
    @Tag("reschedule.keeps-id")
    void anAppointmentThatMovesKeepsItsIdAndFreesItsOldTime() {
        Appointment moved = moved(THREE);

        assertThat(moved.id()).isEqualTo(booked.id());
        assertThat(moved.start()).isEqualTo("2026-03-05T20:00:00Z");
        assertThat(moved.end()).isEqualTo("2026-03-05T20:30:00Z");
        assertThat(moved.sequence()).isEqualTo(1);
        assertThat(moved.version()).isEqualTo(booked.version() + 1);
        assertThat(moved.createdAt()).isEqualTo(booked.createdAt());
        assertThat(world.appointments()).containsExactly(moved);
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.BOOKED);
        assertThat(world.book(2, THREE)).isInstanceOf(SlotTaken.class);
        assertThat(world.book(2, TEN)).isInstanceOf(Booked.class);
    }

    @Test
    @Tag("reschedule.event")
    void aMoveIsToldWithTheOldAndTheNewTime() {
        moved(THREE);

        assertThat(rescheduled())
                .singleElement()
                .satisfies(event -> assertThat(event.data())
                        .contains(booked.id().toString(), "2026-03-05T20:00:00Z", "2026-03-04T15:00:00Z"));
    }

    @Test
    @Tag("reschedule.messages")
    void remindersMoveAndAMessageNamesTheNewTime() {
        world.engine.runDue();
        moved(THREE);
        world.engine.runDue();

        assertThat(world.sms.sent())
                .last()
                .satisfies(message ->
                        assertThat(message.text()).contains("is moved to Thursday, March 5, 2026 at 3:00 PM"));
        assertThat(world.messages(MessageKind.RESCHEDULE, Channel.EMAIL)).hasSize(1);
        assertThat(world.messages(MessageKind.REMINDER, Channel.SMS))
                .filteredOn(message -> message.status() == MessageStatus.PLANNED)
                .extracting(Message::dueAt)
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-03-04T20:00:00Z"), Instant.parse("2026-03-05T19:00:00Z"));
        int before = world.sms.sent().size();
        world.runAt("2026-03-04T15:00:00Z"); // what was owed for the old time is not sent
        assertThat(world.sms.sent()).hasSize(before);
        world.runAt("2026-03-04T20:00:00Z");
        world.runAt("2026-03-05T19:00:00Z");
        assertThat(world.sms.sent()).hasSize(before + 2);
    }

    @Test
    @Tag("reschedule.slot-taken")
    void aMoveToATakenTimeLeavesTheAppointmentWhereItIsAndOffersOthers() {
        world.booked(2, THREE);
        BookingResult result = move(THREE);

        assertThat(result).isInstanceOf(SlotTaken.class);
        assertThat(((SlotTaken) result).alternatives())
                .extracting(slot -> slot.start().toInstant())
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-03-05T19:30:00Z"),
                        Instant.parse("2026-03-05T20:30:00Z"),
                        Instant.parse("2026-03-05T19:15:00Z"));
        assertThat(world.engine.appointments().find(world.client, booked.id())).hasValue(booked);
        assertThat(rescheduled()).isEmpty();
        assertThat(world.messages(MessageKind.REMINDER, Channel.SMS))
                .allMatch(message -> message.status() == MessageStatus.PLANNED);
        assertThat(world.book(3, TEN)).as("its own time is still its own").isInstanceOf(SlotTaken.class);
    }

    @Test
    @Tag("reschedule.own-time")
    void anAppointmentMayMoveOntoATimeThatOverlapsItsOwn() {
        assertThat(moved("2026-03-04T10:15").start()).isEqualTo("2026-03-04T15:15:00Z");
        assertThat(moved("2026-03-04T10:00").start()).isEqualTo("2026-03-04T15:00:00Z");
    }

    @Test
    @Tag("reschedule.same-time")
    void aMoveToTheTimeItHasChangesNothing() {
        assertThat(moved(TEN)).isEqualTo(booked);
        assertThat(rescheduled()).isEmpty();
        assertThat(world.messages(MessageKind.RESCHEDULE, Channel.SMS)).isEmpty();
    }

    @Test
    @Tag("reschedule.refused")
    void aTimeNobodyCouldBookIsRefusedWithTheReason() {
        assertThat(move("2026-03-02T11:00"))
                .isInstanceOfSatisfying(
                        BookingResult.NotBookable.class,
                        not -> assertThat(not.reason()).isEqualTo("too_soon"));
        assertThat(move("2026-03-05T22:00"))
                .isInstanceOfSatisfying(
                        BookingResult.NotBookable.class,
                        not -> assertThat(not.reason()).isEqualTo("outside_hours"));
        assertThat(move("2026-03-08T02:30")).isInstanceOf(BookingResult.NonexistentTime.class);
        assertThat(move("soon")).isInstanceOf(BookingResult.Invalid.class);
        assertThat(world.appointments()).containsExactly(booked);
    }

    @Test
    @Tag("reschedule.over")
    void whatWasCalledOffOrNeverExistedCannotBeMoved() {
        world.engine.appointments().cancel(world.client, booked.id());

        assertThatThrownBy(() -> move(THREE))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo("appointment_over"));
        assertThatThrownBy(() -> world.engine
                        .appointments()
                        .reschedule(world.client, new AppointmentId(new UUID(1, 2)), NewTime.at(THREE)))
                .isInstanceOf(NotFoundException.class);
        assertThat(world.appointments()).extracting(Appointment::status).containsExactly(AppointmentStatus.CANCELLED);
    }

    @Test
    @Tag("reschedule.idempotent")
    void aKeyMovesOnceAndIsFreeAgainWhenItWasRefused() {
        NewTime atNight = NewTime.at("2026-03-05T22:00").idempotencyKey("k");
        assertThat(move(atNight)).isInstanceOf(BookingResult.NotBookable.class);
        NewTime to = NewTime.at(THREE).idempotencyKey("k");
        assertThat(move(to)).isInstanceOf(Booked.class);

        moved("2026-03-06T11:00");
        assertThat(((Booked) move(to)).appointment().start()).isEqualTo("2026-03-06T16:00:00Z");
        assertThatThrownBy(() -> move(NewTime.at(TEN).idempotencyKey("k"))).isInstanceOf(ConflictException.class);
        assertThat(rescheduled()).hasSize(2);
    }

    @Test
    @Tag("reschedule.resource")
    void theResourceStaysWhereItIsFreeAndElseAnotherIsTaken() {
        Calendars.resource(world, "room", "Mon-Fri 09:00-17:00", 1);
        Calendars.service(world, Duration.ZERO, Duration.ZERO, Choice.ANY, "room", "main");
        assertThat(moved(THREE).resources()).containsExactly(new ResourceId("main"));

        world.booked(2, "2026-03-06T11:00"); // on the room, which is preferred
        Appointment other = world.booked(3, "2026-03-06T11:00");
        assertThat(other.resources()).containsExactly(new ResourceId("main"));
        assertThat(move("2026-03-06T11:00")).isInstanceOf(SlotTaken.class);
        world.engine
                .appointments()
                .cancel(
                        world.client,
                        world.appointments().stream()
                                .filter(one -> one.resources().contains(new ResourceId("room")))
                                .findFirst()
                                .orElseThrow()
                                .id());
        assertThat(moved("2026-03-06T11:00").resources()).containsExactly(new ResourceId("room"));
    }

    @Test
    @Tag("reschedule.frozen")
    void whatWasFrozenAtTheBookingMovesAlong() {
        Calendars.service(world, Duration.ofMinutes(30), Duration.ofMinutes(30), Choice.ANY, "main");

        Appointment moved = moved(THREE);
        assertThat(moved.bufferAfter()).isEqualTo(Duration.ZERO);
        assertThat(Duration.between(moved.start(), moved.end())).isEqualTo(Duration.ofMinutes(30));
    }

    private List<Event> rescheduled() {
        return world.engine.events().listAfter(world.client, 0, 200).stream()
                .filter(event -> event.type() == EventType.APPOINTMENT_RESCHEDULED)
                .toList();
    }

    private BookingResult move(String start) {
        return move(NewTime.at(start));
    }

    private BookingResult move(NewTime to) {
        BookingResult result = world.engine.appointments().reschedule(world.client, booked.id(), to);
        world.engine.runDue();
        return result;
    }

    private Appointment moved(String start) {
        return ((Booked) move(start)).appointment();
    }
}
