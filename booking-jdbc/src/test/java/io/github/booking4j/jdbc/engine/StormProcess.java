package io.github.booking4j.jdbc.engine;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.jdbc.Threads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A storm in a process of its own, with an engine of its own, on a database that it shares with others. */
public final class StormProcess {
    static final int THREADS = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private StormProcess() {}

    /**
     * Starts one.
     *
     * @param number which of them it is, from 0
     */
    static Process start(String url, Practice practice, Instant base, int number, int operations, long seed)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""),
                "-cp",
                System.getProperty("java.class.path"),
                StormProcess.class.getName()));
        Stream.of(url, practice.client, base, number, operations, seed)
                .map(Object::toString)
                .forEach(command::add);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Blows, and prints what happened; what fails ends it with another status than 0. */
    public static void main(String[] arguments) throws Exception {
        FastClock clock = new FastClock(Instant.parse(arguments[2]));
        int number = Integer.parseInt(arguments[3]);
        int operations = Integer.parseInt(arguments[4]);
        long seed = Long.parseLong(arguments[5]);
        try (HikariDataSource pool = TestDatabase.pool(arguments[0])) {
            BookingEngine engine = BookingEngine.builder()
                    .store(JdbcBookingStore.create(pool))
                    .clock(clock)
                    .build();
            engine.runDue();
            Practice practice = new Practice(engine, new ClientKey(arguments[1]));
            Storm storm = new Storm(practice, clock.base().plus(Duration.ofDays(2)));
            Threads.together(THREADS, PATIENCE, thread -> {
                int own = THREADS * number + thread;
                return storm.blow(operations, own, new Random(seed + own));
            });
            System.out.println(storm.counts());
            System.exit(storm.count("failed") == 0 && storm.count("booked") > 0 ? 0 : 1);
        }
    }
}
