package io.github.booking4j.jdbc.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Runs tasks at one time, each on a thread of its own. */
final class AtOnce {
    private static final int MOST_SECONDS = 60;

    private AtOnce() {}

    /** Runs a task on each thread, given the thread's number from 0; throws what the first failed with. */
    static <T> List<T> run(int threads, IntFunction<T> task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                Callable<T> started = () -> {
                    start.await(MOST_SECONDS, TimeUnit.SECONDS);
                    return task.apply(number);
                };
                running.add(executor.submit(started));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get(MOST_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
