package io.github.booking4j.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentChange;
import io.github.booking4j.appointment.AppointmentChange.Kind;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.Appointments;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.event.Event;
import io.github.booking4j.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttendanceScenarioTest {
    private static final String TEN = "2026-03-04T10:00";
    private static final String BEGINS = "2026-03-04T15:00:00Z";

    private final World world = World.at(World.MONDAY);
    private final Appointments appointments = world.engine.appointments();
    private final Appointment booked = world.booked(1, TEN);
    private final AppointmentId id = booked.id();

    @AfterEach
    void everyClaimHasItsAppointment() {
        assertThat(world.store.<Long>inTransaction(unit -> unit.calendar().mismatches(world.client)))
                .isZero();
    }

    @Test
    @Tag("attendance.confirm")
    void aLeadThatSaysItComesIsConfirmedOnceAndAMoveTakesItBack() {
        Appointment confirmed = appointments.confirm(world.client, id);

        assertThat(confirmed.status()).isEqualTo(AppointmentStatus.CONFIRMED);
        assertThat(appointments.confirm(world.client, id)).isEqualTo(confirmed);
        appointments.reschedule(world.client, id, NewTime.at("2026-03-05T15:00"));
        assertThat(world.appointments())
                .singleElement()
                .satisfies(moved -> assertThat(moved.status()).isEqualTo(AppointmentStatus.BOOKED));
    }

    @Test
    @Tag("attendance.conclude")
    void anAppointmentThatTookPlaceIsCompletedOnceAndToldOnce() {
        world.clock.set(Instant.parse(BEGINS));

        Appointment completed = appointments.complete(world.client, id);

        assertThat(completed.status()).isEqualTo(AppointmentStatus.COMPLETED);
        assertThat(appointments.complete(world.client, id)).isEqualTo(completed);
        assertThat(told(EventType.APPOINTMENT_COMPLETED))
                .singleElement()
                .satisfies(event -> assertThat(event.data())
                        .contains(id.toString(), booked.lead().toString()));
    }

    @Test
    @Tag("attendance.conclude")
    void whoWasTakenForAbsentMayTurnOutToHaveCome() {
        world.clock.set(Instant.parse(BEGINS).plusSeconds(600));

        assertThat(appointments.noShow(world.client, id).status()).isEqualTo(AppointmentStatus.NO_SHOW);
        assertThat(appointments.noShow(world.client, id).version()).isEqualTo(1);
        assertThat(appointments.complete(world.client, id).status()).isEqualTo(AppointmentStatus.COMPLETED);

        assertThat(told(EventType.APPOINTMENT_NO_SHOW)).hasSize(1);
        assertThat(told(EventType.APPOINTMENT_COMPLETED)).hasSize(1);
    }

    @Test
    @Tag("attendance.states")
    void nothingTakesPlaceBeforeItBegins() {
        world.clock.set(Instant.parse(BEGINS).minusMillis(1));

        assertConflict("appointment_not_begun", () -> appointments.complete(world.client, id));
        assertConflict("appointment_not_begun", () -> appointments.noShow(world.client, id));
        assertThat(world.appointments()).containsExactly(booked);
    }

    @Test
    @Tag("attendance.states")
    void whatWasCalledOffOrIsOverStaysAsItIs() {
        appointments.cancel(world.client, id);
        Appointment second = world.booked(2, "2026-03-04T11:00");
        world.clock.set(second.start());
        appointments.complete(world.client, second.id());

        assertConflict("appointment_over", () -> appointments.confirm(world.client, id));
        assertConflict("appointment_over", () -> appointments.complete(world.client, id));
        assertConflict("appointment_over", () -> appointments.noShow(world.client, id));
        assertConflict("appointment_over", () -> appointments.confirm(world.client, second.id()));
        assertConflict(
                "appointment_over",
                () -> appointments.reschedule(world.client, second.id(), NewTime.at("2026-03-06T10:00")));
        assertThat(appointments.cancel(world.client, second.id()).status()).isEqualTo(AppointmentStatus.COMPLETED);
    }

    @Test
    @Tag("attendance.states")
    void whatIsOnlyHeldIsNeitherConfirmedNorOver() {
        world.dialled(2);
        NewAppointment wanted = NewAppointment.of(
                booked.service(),
                Instant.parse("2026-03-04T17:00:00Z"),
                world.lead(2).id());
        appointments.hold(world.client, wanted, null);
        AppointmentId held = world.appointments().get(1).id();

        assertConflict("appointment_held", () -> appointments.confirm(world.client, held));
        assertConflict("appointment_held", () -> appointments.complete(world.client, held));
        assertThat(appointments.history(world.client, held)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm", "complete", "no-show", "history"})
    @Tag("attendance.states")
    void anAppointmentThatDoesNotExistIsNotFound(String what) {
        AppointmentId nobody = new AppointmentId(new UUID(1, 2));

        assertThatThrownBy(() -> {
                    switch (what) {
                        case "confirm" -> appointments.confirm(world.client, nobody);
                        case "complete" -> appointments.complete(world.client, nobody);
                        case "no-show" -> appointments.noShow(world.client, nobody);
                        default -> appointments.history(world.client, nobody);
                    }
                })
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("attendance.history")
    void theHistoryTellsAllThatHappenedFromTheBookingOn() {
        assertThat(appointments.history(world.client, id))
                .containsExactly(new AppointmentChange(Kind.BOOKED, booked.createdAt(), booked.start(), 0));
        appointments.confirm(world.client, id);
        world.clock.advance(Duration.ofHours(1));
        Instant moved = world.clock.instant();
        appointments.reschedule(world.client, id, NewTime.at("2026-03-05T15:00"));
        appointments.reschedule(world.client, id, NewTime.at("2026-03-05T16:00"));
        appointments.cancel(world.client, id);
        appointments.cancel(world.client, id);

        List<AppointmentChange> history = appointments.history(world.client, id);

        assertThat(history)
                .extracting(AppointmentChange::kind, change -> change.start().toString())
                .containsExactly(
                        tuple(Kind.BOOKED, BEGINS),
                        tuple(Kind.CONFIRMED, BEGINS),
                        tuple(Kind.MOVED, "2026-03-05T20:00:00Z"),
                        tuple(Kind.MOVED, "2026-03-05T21:00:00Z"),
                        tuple(Kind.CANCELLED, "2026-03-05T21:00:00Z"));
        assertThat(history).extracting(AppointmentChange::at).element(2).isEqualTo(moved);
        assertThat(history).extracting(AppointmentChange::version).isSorted();
    }

    private List<Event> told(EventType type) {
        world.engine.runDue();
        return world.engine.events().listAfter(world.client, 0, 1000).stream()
                .filter(event -> event.type() == type)
                .toList();
    }

    private static void assertConflict(String code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        conflict -> assertThat(conflict.code()).isEqualTo(code));
    }
}
