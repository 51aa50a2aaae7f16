package io.github.booking4j.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * What threads did side by side, as fast as they could.
 *
 * @param measure the rate of what succeeded, and its processor time
 * @param done how often it succeeded
 * @param refused how often it did not
 * @param times what each took
 */
record Load(Measure measure, int done, int refused, Percentiles times) {

    /** Runs an action by so many threads for so many seconds. */
    static Load of(Server server, int threads, int seconds, BooleanSupplier action)
            throws IOException, SQLException, InterruptedException {
        ConcurrentLinkedQueue<Duration> times = new ConcurrentLinkedQueue<>();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        int[] counts = new int[2];
        try {
            Measure measure = Measure.of(server, () -> {
                long end = System.nanoTime() + seconds * 1_000_000_000L;
                List<Future<int[]>> workers = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    workers.add(executor.submit(() -> work(action, end, times)));
                }
                for (Future<int[]> worker : workers) {
                    int[] own = result(worker);
                    counts[0] += own[0];
                    counts[1] += own[1];
                }
                return counts[0];
            });
            return new Load(measure, counts[0], counts[1], new Percentiles(List.copyOf(times)));
        } finally {
            executor.shutdownNow();
        }
    }

    private static int[] work(BooleanSupplier action, long end, ConcurrentLinkedQueue<Duration> times) {
        int[] counts = new int[2];
        for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
            counts[action.getAsBoolean() ? 0 : 1]++;
            times.add(Duration.ofNanos(System.nanoTime() - began));
        }
        return counts;
    }

    private static int[] result(Future<int[]> worker) {
        try {
            return worker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    double rate() {
        return measure.rate();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s p50 %.1f ms p99 %.1f ms, %d refused",
                measure,
                times.at(50).toNanos() / 1e6,
                times.at(99).toNanos() / 1e6,
                refused);
    }
}
