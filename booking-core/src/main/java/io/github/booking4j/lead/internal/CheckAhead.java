package io.github.booking4j.lead.internal;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Works on what comes next while the caller is busy with what came before: checking phone numbers takes about as long as storing
 * leads. It reads in the caller's thread, whose file or connection that may be, and only computes in its own. A few elements are in
 * hand at most.
 */
final class CheckAhead<T, R> implements Iterator<R>, AutoCloseable {
    private static final int IN_HAND = 3;

    private final Iterator<T> source;
    private final Function<T, R> work;
    private final Queue<Future<R>> inHand = new ArrayDeque<>(IN_HAND);
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "booking-import-check");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param work pure, and safe in another thread
     */
    CheckAhead(Iterator<T> source, Function<T, R> work) {
        this.source = source;
        this.work = work;
    }

    @Override
    public boolean hasNext() {
        while (inHand.size() < IN_HAND && source.hasNext()) {
            T element = source.next();
            inHand.add(worker.submit(() -> work.apply(element)));
        }
        return !inHand.isEmpty();
    }

    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            return inHand.remove().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while importing", e);
        }
    }

    /** Gives up what was not asked for. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
