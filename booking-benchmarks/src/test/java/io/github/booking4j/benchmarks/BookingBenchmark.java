package io.github.booking4j.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How fast appointments are booked, whole: the time claimed, the appointment, its confirmation and reminders with their jobs, the event
 * and the lead in one commit; against one row inserted with no guard at all, in turns in the same run. Arguments: seconds for each
 * measure (2), repetitions (5), threads (16).
 */
public final class BookingBenchmark {
    private BookingBenchmark() {}

    /** Prints a line for each repetition and kind, and the medians. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 16;
        try (Server server = new Server()) {
            for (int resources : List.of(200, 1)) {
                List<Double> ratios = new ArrayList<>();
                for (int i = 0; i <= repetitions; i++) {
                    Cell cell = run(server, resources, threads, seconds);
                    System.out.printf(
                            Locale.ROOT,
                            "%d resources: raw %s   ours %s   ratio %.2f%n",
                            resources,
                            cell.raw,
                            cell.ours,
                            cell.ratio());
                    if (i > 0) { // the first only warms
                        ratios.add(cell.ratio());
                    }
                }
                System.out.printf(
                        Locale.ROOT,
                        "%d resources: median ratio %.2f%n",
                        resources,
                        ratios.stream()
                                .sorted()
                                .skip(ratios.size() / 2)
                                .findFirst()
                                .orElseThrow());
            }
        }
    }

    /** One repetition: both, on a database of their own. */
    static Cell run(Server server, int resources, int threads, int seconds)
            throws IOException, SQLException, InterruptedException {
        try (HikariDataSource database = server.freshDatabase();
                EngineBookings ours = new EngineBookings(database, resources)) {
            RawBookings raw = new RawBookings(database, resources);
            Load rawLoad = Load.of(server, threads, seconds, raw::insert);
            Load ourLoad = Load.of(server, threads, seconds, ours::book);
            ours.verify(ourLoad.done());
            return new Cell(rawLoad, ourLoad);
        }
    }

    /**
     * What one repetition measured.
     *
     * @param raw one row, unguarded
     * @param ours the engine
     */
    record Cell(Load raw, Load ours) {
        double ratio() {
            return ours.rate() / raw.rate();
        }
    }
}
