package io.github.booking4j.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/**
 * What a run took. The processor time says the same on a busy machine, where the rate does not.
 *
 * @param rate rows a second
 * @param program microseconds of processor time in this process, for each row
 * @param server the same in the database's
 */
record Measure(double rate, double program, double server) {

    /** Runs work over some rows. */
    static Measure of(Server server, int rows, Work work) throws IOException, SQLException {
        return of(server, () -> {
            work.run();
            return rows;
        });
    }

    /** Runs work that tells how many rows it had. */
    static Measure of(Server server, CountedWork work) throws IOException, SQLException {
        server.settle();
        Duration program = ownProcessorTime();
        Duration database = server.processorTime();
        long began = System.nanoTime();
        int rows = work.run();
        long took = System.nanoTime() - began;
        return new Measure(
                rows * 1e9 / took,
                ownProcessorTime().minus(program).toNanos() / 1e3 / rows,
                server.processorTime().minus(database).toNanos() / 1e3 / rows);
    }

    private static Duration ownProcessorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,.0f/s (%.1f + %.1f us)", rate, program, server);
    }

    /** What is measured, and how much there was of it. */
    @FunctionalInterface
    interface CountedWork {
        /** Does it. */
        int run() throws IOException, SQLException;
    }

    /** What is measured. */
    @FunctionalInterface
    interface Work {
        /** Does it. */
        void run() throws IOException, SQLException;
    }
}
