package io.github.booking4j.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.jdbc.Threads;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two who want what only one can have, at the same moment. */
final class CalendarRaceTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T15:00:00Z");
    private static final ServiceId CHECK = new ServiceId("check");
    private static final int ROUNDS = 40;
    private static final int THREADS = 12;
    private static final int LIMIT = 5;

    private final SettableClock clock = SettableClock.at(MONDAY);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Tag("booking.hold-expires")
    void aHoldThatRunsOutWhileItIsBookedIsEitherBookedOrTheNextOnesNeverBoth(TestDatabase kind) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(kind.freshUrl())) {
            BookingStore store = JdbcBookingStore.create(pool);
            Practice practice = practice(store, 2);
            for (int round = 0; round < ROUNDS; round++) {
                Instant start = clock.instant().plus(Duration.ofDays(2));
                NewAppointment first = NewAppointment.of(CHECK, start, practice.leads.get(0));
                NewAppointment second = NewAppointment.of(CHECK, start, practice.leads.get(1));
                Appointment held = held(practice, first);

                List<String> ends = Threads.together(
                        2,
                        thread -> thread == 0 ? bookHeld(practice, held) : bookWhenItRunsOut(practice, held, second));

                assertThat(ends).as("round %d", round).isIn(List.of("booked", "taken"), List.of("expired", "booked"));
                clock.advance(Duration.ofDays(1));
            }
            assertThat(store.<Long>inTransaction(unit -> unit.calendar().mismatches(practice.client)))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Tag("booking.daily-limit")
    void howeverManyBookAtOnceNoMoreStartOnADayThanTheLimit(TestDatabase kind) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(kind.freshUrl())) {
            Practice practice = practice(JdbcBookingStore.create(pool), THREADS);
            Service talk = practice.engine.appointments().services(practice.client).stream()
                    .filter(service -> service.id().value().equals("talk"))
                    .findFirst()
                    .orElseThrow();
            practice.engine.appointments().define(talk.withMostADay(LIMIT));
            Instant midnight = Instant.parse("2026-03-05T05:00:00Z"); // in New York

            List<Integer> full = Threads.together(THREADS, thread -> {
                int refused = 0;
                for (int hour = 0; hour < 48; hour += 6) {
                    Instant start = midnight.plus(Duration.ofHours(hour + thread / 4));
                    BookingResult result = practice.engine
                            .appointments()
                            .book(practice.client, NewAppointment.of(talk.id(), start, practice.leads.get(thread)));
                    refused += result instanceof BookingResult.NotBookable ? 1 : 0;
                }
                return refused;
            });

            Map<LocalDate, Long> days = practice.standing().stream()
                    .collect(Collectors.groupingBy(
                            one -> LocalDate.ofInstant(one.start(), ZoneId.of("America/New_York")),
                            Collectors.counting()));
            assertThat(days)
                    .containsOnly(
                            Map.entry(LocalDate.parse("2026-03-05"), (long) LIMIT),
                            Map.entry(LocalDate.parse("2026-03-06"), (long) LIMIT));
            assertThat(full.stream().mapToInt(Integer::intValue).sum()).isPositive();
        }
    }

    private Practice practice(BookingStore store, int leads) {
        BookingEngine engine = BookingEngine.builder().store(store).clock(clock).build();
        engine.runDue();
        return new Practice(engine, leads);
    }

    private static Appointment held(Practice practice, NewAppointment wanted) {
        BookingResult result = practice.engine.appointments().hold(practice.client, wanted, Duration.ofMinutes(1));
        return ((BookingResult.Held) result).appointment();
    }

    private static String bookHeld(Practice practice, Appointment held) {
        try {
            practice.engine.appointments().bookHeld(practice.client, held.id());
            return "booked";
        } catch (ConflictException e) {
            return e.code().equals("hold_expired") ? "expired" : e.code();
        }
    }

    private String bookWhenItRunsOut(Practice practice, Appointment held, NewAppointment wanted) {
        clock.set(held.heldUntil());
        BookingResult result = practice.engine.appointments().book(practice.client, wanted);
        return result instanceof BookingResult.Booked ? "booked" : "taken";
    }
}
