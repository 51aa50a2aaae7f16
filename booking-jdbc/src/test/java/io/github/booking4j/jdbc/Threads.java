package io.github.booking4j.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Runs tasks at one time. */
public final class Threads {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Threads() {}

    /** Runs a task on each thread, given the thread's number from 0; throws what the first failed with. */
    public static <T> List<T> together(int threads, IntFunction<T> task) throws Exception {
        return together(threads, LONGEST, task);
    }

    /** The same; fails when a thread is not done so long after those before it. */
    public static <T> List<T> together(int threads, Duration longest, IntFunction<T> task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                Callable<T> started = () -> {
                    start.await(1, TimeUnit.MINUTES);
                    return task.apply(number);
                };
                running.add(executor.submit(started));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get(longest.toMillis(), TimeUnit.MILLISECONDS));
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
