package io.github.booking4j.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.jdbc.Threads;
import io.github.booking4j.spi.store.BookingStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Twelve threads do to a calendar all that can be done; a sweep of the test's own says whether anything is overbooked. */
final class BookingStormTest {
    /** Not a promise of speed: machines that build are busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int THREADS = 12;
    private static final int OPERATIONS = 840;
    private static final int WITHOUT_LOCKS = 400;
    private static final int FEWER = 150;

    private final long seed = System.nanoTime();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Tag("calendar.engine-never-over-capacity")
    void noStormOverbooksAnything(TestDatabase kind) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(kind.freshUrl())) {
            Sky sky = new Sky(kind, pool, store -> store);

            Storm storm = sky.blow(OPERATIONS);

            String report = sky.report(storm, "all that holds");
            sky.assertSound(storm, report);
            assertThat(storm.count("failed")).as(report).isZero();
            assertThat(sky.standing()).as(report).isEqualTo(storm.promised());
            for (String what : new String[] {"booked", "held", "booked_hold", "given_up", "moved", "cancelled"}) {
                assertThat(storm.count(what)).as("%s of %s", what, report).isPositive();
            }
            assertThat(TestDatabase.count(pool, "select count(*) from booking_appointment where status = 'released'"))
                    .as("some ran out: " + report)
                    .isGreaterThan(storm.count("given_up"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Tag("calendar.claims-hold-without-locks")
    void noStormOverbooksAnythingThoughNoResourceIsEverLocked(TestDatabase kind) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(kind.freshUrl())) {
            Sky sky = new Sky(kind, pool, Lockless::new);

            Storm storm = sky.blow(WITHOUT_LOCKS);

            sky.assertSound(storm, sky.report(storm, "no locks"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Tag("calendar.claims-are-the-guarantee")
    void withoutTheUniqueKeyOfTheClaimsTheSameStormOverbooksAndTheSweepSeesIt(TestDatabase kind) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(kind.freshUrl())) {
            Sky sky = new Sky(kind, pool, store -> store);
            execute(
                    pool,
                    kind == TestDatabase.H2
                            ? "alter table booking_claim drop primary key"
                            : "alter table booking_claim drop constraint booking_claim_pkey");

            Storm storm = sky.blow(FEWER);

            String report = sky.report(storm, "no unique key");
            assertThat(sky.practice.overbooked()).as(report).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Tag("calendar.crash-leaves-no-orphan-claims")
    void killedConnectionsAndThrownErrorsLeaveNoClaimWithoutItsAppointment(TestDatabase kind) throws Exception {
        Trouble trouble = new Trouble(0.05);
        try (HikariDataSource pool = TestDatabase.pool(kind.freshUrl())) {
            Sky sky = new Sky(kind, trouble.over(pool), trouble::over);
            trouble.start();

            Storm storm = sky.blow(FEWER);

            trouble.stop();
            String report = sky.report(storm, trouble.killed() + " killed, " + trouble.thrown() + " thrown");
            sky.assertSound(storm, report);
            assertThat(trouble.killed()).as(report).isPositive();
            assertThat(trouble.thrown()).as(report).isPositive();
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** An engine on a database, and what it looks like after a storm. */
    private final class Sky {
        private final TestDatabase kind;
        private final BookingStore store;
        private final FastClock clock = new FastClock(InstantSource.system().instant());
        private final Practice practice;
        private double seconds;

        Sky(TestDatabase kind, DataSource database, UnaryOperator<BookingStore> around) {
            this.kind = kind;
            this.store = around.apply(JdbcBookingStore.create(database));
            BookingEngine engine =
                    BookingEngine.builder().store(store).clock(clock).build();
            engine.runDue();
            this.practice = new Practice(engine, Storm.leadsFor(THREADS));
        }

        Storm blow(int operations) throws Exception {
            Storm storm = new Storm(practice, clock.instant().plus(Duration.ofDays(2)));
            long began = System.nanoTime();
            Threads.together(THREADS, PATIENCE, thread -> storm.blow(operations, thread, new Random(seed + thread)));
            seconds = (System.nanoTime() - began) / 1e9;
            return storm;
        }

        String report(Storm storm, String weather) {
            String report = "%s, %s, seed %d: %.1f s, %s, %d overbooked, %d mismatches"
                    .formatted(kind, weather, seed, seconds, storm.counts(), practice.overbooked(), mismatches());
            System.out.println(report);
            return report;
        }

        void assertSound(Storm storm, String report) {
            assertThat(practice.overbooked()).as(report).isZero();
            assertThat(mismatches()).as(report).isZero();
            assertThat(storm.count("booked")).as(report).isPositive();
            assertThat(storm.count("refused")).as(report).isPositive();
        }

        long standing() {
            return practice.standing().stream()
                    .filter(one -> one.status().isPromised())
                    .count();
        }

        private long mismatches() {
            return store.<Long>inTransaction(unit -> unit.calendar().mismatches(practice.client));
        }
    }
}
