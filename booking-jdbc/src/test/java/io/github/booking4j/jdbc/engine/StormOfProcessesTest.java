package io.github.booking4j.jdbc.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.spi.store.BookingStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three processes with an engine each book what one PostgreSQL keeps. */
final class StormOfProcessesTest {
    private static final int PROCESSES = 3;
    private static final int OPERATIONS = 300;
    private static final int MOST_SECONDS = 180;

    @Test
    @Tag("calendar.engine-never-over-capacity")
    void threeProcessesOverbookNothing() throws Exception {
        String url = TestDatabase.POSTGRESQL.freshUrl();
        long seed = System.nanoTime();
        FastClock clock = new FastClock(InstantSource.system().instant());
        List<Process> processes = new ArrayList<>();
        try (HikariDataSource pool = TestDatabase.pool(url)) {
            BookingStore store = JdbcBookingStore.create(pool);
            BookingEngine engine =
                    BookingEngine.builder().store(store).clock(clock).build();
            engine.runDue();
            Practice practice = new Practice(engine, Storm.leadsFor(PROCESSES * StormProcess.THREADS));
            for (int number = 0; number < PROCESSES; number++) {
                processes.add(StormProcess.start(url, practice, clock.base(), number, OPERATIONS, seed));
            }

            StringBuilder said = new StringBuilder("seed " + seed + ": ");
            for (Process process : processes) {
                said.append(new String(process.getInputStream().readAllBytes(), UTF_8));
                assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
            }

            String report = said.toString();
            System.out.println(report);
            assertThat(processes).as(report).allMatch(process -> process.exitValue() == 0);
            assertThat(practice.overbooked()).as(report).isZero();
            assertThat(store.<Long>inTransaction(unit -> unit.calendar().mismatches(practice.client)))
                    .as(report)
                    .isZero();
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }
}
