package io.github.booking4j.lead.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A thread beside the caller's, for work of which one half need not wait for the other. */
final class SecondHand implements AutoCloseable {
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "booking-import-store");
        thread.setDaemon(true);
        return thread;
    });

    /** Does both at once, and returns when both are over; throws what one of them threw. */
    void both(Runnable here, Runnable there) {
        CompletableFuture<Void> other = CompletableFuture.runAsync(there, worker);
        try {
            here.run();
        } finally {
            await(other);
        }
    }

    private static void await(CompletableFuture<Void> other) {
        try {
            other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
