package io.github.booking4j.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.error.StoreException;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.jdbc.Threads;
import io.github.booking4j.spi.store.BookingStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Twelve threads book, move and cancel through the engine; a sweep of the test's own says whether anything is overbooked. */
final class BookingStormTest {
    /** Not a promise of speed: machines that build are busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int THREADS = 12;
    private static final int OPERATIONS = 840;
    private static final int IN_TROUBLE = 150;
    private static final int SLOTS = 4 * 24 * 12;

    private final Instant from = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    private final AtomicInteger won = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger moved = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Tag("calendar.engine-never-over-capacity")
    void noStormOfBookingsMovesAndCancellationsOverbooksAnything(TestDatabase kind) throws Exception {
        weather(kind, new Trouble(0), OPERATIONS);

        assertThat(failed).as("failed").hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Tag("calendar.crash-leaves-no-orphan-claims")
    void killedConnectionsAndThrownErrorsLeaveNoClaimWithoutItsAppointment(TestDatabase kind) throws Exception {
        Trouble trouble = new Trouble(0.05);

        weather(kind, trouble, IN_TROUBLE);

        assertThat(trouble.killed()).as("killed").isPositive();
        assertThat(trouble.thrown()).as("thrown").isPositive();
    }

    private void weather(TestDatabase kind, Trouble trouble, int operations) throws Exception {
        long seed = System.nanoTime();
        try (HikariDataSource pool = TestDatabase.pool(kind.freshUrl())) {
            BookingStore store = trouble.over(JdbcBookingStore.create(trouble.over(pool)));
            try (BookingEngine engine = BookingEngine.builder().store(store).build()) {
                engine.runDue();
                Practice practice = new Practice(engine, 60);
                long began = System.nanoTime();
                trouble.start();

                Threads.together(THREADS, PATIENCE, thread -> blow(practice, operations, new Random(seed + thread)));

                trouble.stop();
                double seconds = (System.nanoTime() - began) / 1e9;
                int overbooked = practice.overbooked();
                long mismatches = store.inTransaction(unit -> unit.calendar().mismatches(practice.client));
                String report =
                        ("%s, seed %d: %d operations in %.1f s, %s booked, %s refused, %s moved, %s cancelled, %s failed,"
                                        + " %d killed, %d thrown, %d overbooked, %d mismatches")
                                .formatted(
                                        kind,
                                        seed,
                                        THREADS * operations,
                                        seconds,
                                        won,
                                        lost,
                                        moved,
                                        cancelled,
                                        failed,
                                        trouble.killed(),
                                        trouble.thrown(),
                                        overbooked,
                                        mismatches);
                System.out.println(report);
                assertThat(overbooked).as(report).isZero();
                assertThat(mismatches).as(report).isZero();
                assertThat(won).as(report).hasPositiveValue();
                assertThat(lost).as(report).hasPositiveValue();
                assertThat(moved).as(report).hasPositiveValue();
                if (failed.get() == 0) {
                    assertThat(practice.standing()).as(report).hasSize(won.get() - cancelled.get());
                }
            }
        }
    }

    private boolean blow(Practice practice, int operations, Random random) {
        List<AppointmentId> mine = new ArrayList<>();
        for (int i = 0; i < operations; i++) {
            try {
                int dice = random.nextInt(100);
                if (dice < 60 || mine.isEmpty()) {
                    book(practice, random, mine);
                } else if (dice < 80) {
                    move(practice, random, mine.get(random.nextInt(mine.size())));
                } else {
                    Appointment gone = practice.engine
                            .appointments()
                            .cancel(practice.client, mine.remove(random.nextInt(mine.size())));
                    assertThat(gone.status().isStanding()).isFalse();
                    cancelled.incrementAndGet();
                }
            } catch (StoreException | Trouble.Crash e) {
                failed.incrementAndGet();
            }
        }
        return true;
    }

    private void move(Practice practice, Random random, AppointmentId id) {
        NewTime to = NewTime.at(anyStart(random).toString());
        BookingResult result = practice.engine.appointments().reschedule(practice.client, id, to);
        if (result instanceof BookingResult.Booked booked) {
            assertThat(booked.appointment().id()).isEqualTo(id);
            moved.incrementAndGet();
        } else {
            assertThat(result).isInstanceOf(BookingResult.SlotTaken.class);
            lost.incrementAndGet();
        }
    }

    private Instant anyStart(Random random) {
        return from.plus(5L * random.nextInt(SLOTS), ChronoUnit.MINUTES);
    }

    private void book(Practice practice, Random random, List<AppointmentId> mine) {
        BookingResult result = practice.engine
                .appointments()
                .book(
                        practice.client,
                        NewAppointment.of(
                                practice.services.get(random.nextInt(practice.services.size())),
                                anyStart(random),
                                practice.leads.get(random.nextInt(practice.leads.size()))));
        if (result instanceof BookingResult.Booked booked) {
            won.incrementAndGet();
            mine.add(booked.appointment().id());
        } else {
            assertThat(result).isInstanceOf(BookingResult.SlotTaken.class);
            lost.incrementAndGet();
        }
    }
}
