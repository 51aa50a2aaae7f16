package io.github.booking4j.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.client.CalendarSettings;
import io.github.booking4j.client.CalendarSettings.AfterEnd;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.event.EventType;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConcludeScenarioTest {
    private static final String TEN = "2026-03-04T10:00";
    private static final String LATER = "2026-03-04T15:00";

    @Test
    @Tag("attendance.automatic")
    void atItsEndAnAppointmentIsCompletedOnceWhereTheClientWantsIt() {
        try (World world = concluding(AfterEnd.COMPLETED)) {
            Appointment booked = world.booked(1, TEN);

            at(world, booked.end().minusMillis(1));
            assertThat(status(world, booked)).isEqualTo(AppointmentStatus.BOOKED);
            at(world, booked.end());
            assertThat(status(world, booked)).isEqualTo(AppointmentStatus.COMPLETED);
            at(world, booked.end().plus(Duration.ofDays(1)));

            assertThat(told(world, EventType.APPOINTMENT_COMPLETED)).isEqualTo(1);
        }
    }

    @Test
    @Tag("attendance.automatic")
    void whatWasMovedIsConcludedAtItsNewEndOnly() {
        try (World world = concluding(AfterEnd.NO_SHOW)) {
            Appointment later = world.booked(1, TEN);
            Appointment earlier = world.booked(2, LATER);
            move(world, earlier, "2026-03-04T11:00");
            move(world, later, LATER);

            at(world, later.end());
            assertThat(status(world, later)).isEqualTo(AppointmentStatus.BOOKED);
            at(world, Instant.parse("2026-03-04T18:00:00Z"));
            assertThat(status(world, earlier)).isEqualTo(AppointmentStatus.NO_SHOW);
            assertThat(status(world, later)).isEqualTo(AppointmentStatus.BOOKED);
            at(world, earlier.end());
            assertThat(status(world, later)).isEqualTo(AppointmentStatus.NO_SHOW);
            assertThat(told(world, EventType.APPOINTMENT_NO_SHOW)).isEqualTo(2);
        }
    }

    @Test
    @Tag("attendance.automatic")
    void whatSomebodySaidOrCalledOffStays() {
        try (World world = concluding(AfterEnd.NO_SHOW)) {
            Appointment came = world.booked(1, TEN);
            Appointment cancelled = world.booked(2, LATER);
            world.engine.appointments().cancel(world.client, cancelled.id());
            at(world, came.start());
            world.engine.appointments().complete(world.client, came.id());

            at(world, cancelled.end().plus(Duration.ofHours(1)));

            assertThat(status(world, came)).isEqualTo(AppointmentStatus.COMPLETED);
            assertThat(status(world, cancelled)).isEqualTo(AppointmentStatus.CANCELLED);
            assertThat(told(world, EventType.APPOINTMENT_NO_SHOW)).isZero();
        }
    }

    @Test
    @Tag("attendance.automatic")
    void nothingIsConcludedWhereTheClientDoesNotWantItOrNoLongerDoes() {
        try (World byHand = World.at(World.MONDAY);
                World changed = concluding(AfterEnd.COMPLETED)) {
            Appointment first = byHand.booked(1, TEN);
            Appointment second = changed.booked(1, TEN);
            changed.engine
                    .clients()
                    .configure(
                            changed.client,
                            settings ->
                                    settings.withCalendar(settings.calendar().withAfterEnd(AfterEnd.NOTHING)));

            at(byHand, first.end().plus(Duration.ofDays(1)));
            at(changed, second.end().plus(Duration.ofDays(1)));

            assertThat(status(byHand, first)).isEqualTo(AppointmentStatus.BOOKED);
            assertThat(status(changed, second)).isEqualTo(AppointmentStatus.BOOKED);
        }
    }

    @Test
    @Tag("booking.version")
    void whoMeansAnotherVersionNeitherMovesNorCancels() {
        try (World world = World.at(World.MONDAY)) {
            Appointment seen = world.booked(1, TEN);
            Appointment moved = move(world, seen, LATER);

            assertStale(() -> world.engine
                    .appointments()
                    .reschedule(world.client, seen.id(), NewTime.at(TEN).version(seen.version())));
            assertStale(() -> world.engine.appointments().cancel(world.client, seen.id(), seen.version()));
            assertThat(world.appointments()).containsExactly(moved);

            Appointment cancelled = world.engine.appointments().cancel(world.client, seen.id(), moved.version());
            assertThat(cancelled.status()).isEqualTo(AppointmentStatus.CANCELLED);
            assertThat(world.engine.appointments().cancel(world.client, seen.id(), moved.version()))
                    .isEqualTo(cancelled);
        }
    }

    private static World concluding(AfterEnd afterEnd) {
        CalendarSettings calendar = CalendarSettings.defaults().withAfterEnd(afterEnd);
        return World.with(ClientSettings.defaults().withCalendar(calendar));
    }

    private static void at(World world, Instant instant) {
        world.clock.set(instant);
        world.engine.runDue();
    }

    private static Appointment move(World world, Appointment appointment, String start) {
        BookingResult result =
                world.engine.appointments().reschedule(world.client, appointment.id(), NewTime.at(start));
        return ((BookingResult.Booked) result).appointment();
    }

    private static AppointmentStatus status(World world, Appointment appointment) {
        return world.engine
                .appointments()
                .find(world.client, appointment.id())
                .orElseThrow()
                .status();
    }

    private static long told(World world, EventType type) {
        return world.engine.events().listAfter(world.client, 0, 1000).stream()
                .filter(event -> event.type() == type)
                .count();
    }

    private static void assertStale(ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        conflict -> assertThat(conflict.code()).isEqualTo("version_conflict"));
    }
}
