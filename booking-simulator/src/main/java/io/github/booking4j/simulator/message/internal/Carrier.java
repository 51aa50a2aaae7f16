package io.github.booking4j.simulator.message.internal;

import io.github.booking4j.simulator.internal.Surroundings;
import io.github.booking4j.simulator.internal.http.NamedThreads;
import io.github.booking4j.simulator.message.internal.DeliveryRun.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries texts: each step after a short while, its callback by one of a few threads. A receiver that does not answer fills the queue;
 * what does not fit is never reported, as with the real one. Thread-safe.
 */
final class Carrier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);
    private static final int THREADS = 8;
    private static final int MOST_QUEUED = 50_000;
    private static final Duration PER_STEP = Duration.ofMillis(500);

    private final Surroundings shared;
    private final ScheduledExecutorService timer;
    private final ThreadPoolExecutor threads;

    Carrier(Surroundings shared, ScheduledExecutorService timer) {
        this.shared = shared;
        this.timer = timer;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_QUEUED),
                new NamedThreads("simulator-sms"));
    }

    /** Takes a text through these steps. */
    void carry(DeliveryRun run, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        Runnable next = () -> {
            run.take(steps.get(0), steps.size() == 1);
            carry(run, steps.subList(1, steps.size()));
        };
        try {
            long wait = shared.pace().real(PER_STEP).toNanos();
            Future<?> unused = timer.schedule(() -> hand(next), wait, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("A text goes no further: the simulator is closing");
        }
    }

    private void hand(Runnable step) {
        try {
            threads.execute(step);
        } catch (RejectedExecutionException e) {
            if (!threads.isShutdown()) {
                LOG.warn("A status callback is dropped: {} are waiting", MOST_QUEUED);
            }
        }
    }

    @Override
    public void close() {
        NamedThreads.stop(threads);
    }
}
