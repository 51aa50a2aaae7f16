package io.github.booking4j.internal.job;

import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on one lane: a thread claims as many due jobs as there are free workers, and sleeps until the next is due, a commit
 * announces work, or the poll interval is over.
 */
final class LaneWorker {
    private static final Logger LOG = LoggerFactory.getLogger(LaneWorker.class);
    private static final int MOST_AT_ONCE = 50;

    private final BookingStore store;
    private final InstantSource clock;
    private final Lane lane;
    private final JobRunner runner;
    private final JobPolicy policy;
    private final Semaphore free;
    private final Queue<Thread> crew = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private @Nullable Instant earliest = Instant.MIN;
    private boolean stopping;
    private @Nullable Thread claimer;
    private @Nullable ExecutorService workers;

    LaneWorker(BookingStore store, InstantSource clock, Lane lane, JobRunner runner, JobPolicy policy) {
        this.store = store;
        this.clock = clock;
        this.lane = lane;
        this.runner = runner;
        this.policy = policy;
        this.free = new Semaphore(policy.workers(lane));
    }

    void start() {
        String name = "booking-" + lane.name().toLowerCase(Locale.ROOT);
        AtomicInteger number = new AtomicInteger();
        workers = Executors.newFixedThreadPool(policy.workers(lane), task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            crew.add(thread);
            return thread;
        });
        claimer = new Thread(this::claimUntilStopped, name);
        claimer.start();
    }

    /** Runs one batch of due jobs in the calling thread; returns how many. */
    int runBatch() {
        List<Lease> leases = claim(MOST_AT_ONCE);
        leases.forEach(runner::run);
        return leases.size();
    }

    /** Announces that a job is due at an instant. */
    void wake(Instant due) {
        lock.lock();
        try {
            if (earliest == null || due.isBefore(earliest)) {
                earliest = due;
                news.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Claims nothing more; what runs goes on. */
    void stopClaiming() {
        lock.lock();
        try {
            stopping = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for what runs, then interrupts it; returns whether every thread ended. */
    boolean awaitStop(Instant deadline) throws InterruptedException {
        Thread claiming = claimer;
        ExecutorService working = workers;
        if (claiming == null || working == null) {
            return true;
        }
        claiming.join(millisUntil(deadline));
        working.shutdown();
        if (!working.awaitTermination(millisUntil(deadline), TimeUnit.MILLISECONDS)) {
            working.shutdownNow();
        }
        claiming.interrupt();
        claiming.join(1_000);
        boolean ended = working.awaitTermination(1, TimeUnit.SECONDS) && !claiming.isAlive();
        if (ended) {
            // A pool counts as terminated a moment before its last threads are gone.
            for (Thread thread : crew) {
                thread.join(1_000);
            }
        }
        return ended;
    }

    private static long millisUntil(Instant deadline) {
        // The drain is a promise to the host in real time, whatever clock the engine tells the time by.
        return Math.max(1, deadline.toEpochMilli() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    private void claimUntilStopped() {
        while (awaitWork()) {
            try {
                claimAndSubmit();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException
                    | Error e) { // nobody would start the lane again: after a full memory it goes on, too
                LOG.warn("Lane {} cannot claim jobs: {}", lane, e.toString());
            }
        }
    }

    private void claimAndSubmit() throws InterruptedException {
        free.acquire();
        int idle = 1 + free.drainPermits();
        try {
            int wanted = Math.min(idle, MOST_AT_ONCE);
            List<Lease> leases = claim(wanted);
            for (Lease lease : leases) {
                submit(lease);
                idle--; // its worker releases it
            }
            expect(leases.size() == wanted ? clock.instant() : nextDue());
        } finally {
            free.release(idle);
        }
    }

    private List<Lease> claim(int limit) {
        return store.inTransaction(unit -> unit.jobs().claim(lane, clock.instant(), limit, policy.lease()));
    }

    private @Nullable Instant nextDue() {
        return store.inTransaction(unit -> unit.jobs().nextDue(lane)).orElse(null);
    }

    private void submit(Lease lease) {
        ExecutorService working = workers;
        if (working == null) {
            return;
        }
        working.execute(() -> {
            try {
                runner.run(lease);
            } catch (RuntimeException | Error e) {
                LOG.warn(
                        "Job {} was not recorded; its lease will run out: {}",
                        lease.job().kind(),
                        e.toString());
            } finally {
                free.release();
            }
        });
    }

    private void expect(@Nullable Instant due) {
        lock.lock();
        try {
            if (due != null && (earliest == null || due.isBefore(earliest))) {
                earliest = due;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something may be due; false when stopping. */
    private boolean awaitWork() {
        lock.lock();
        try {
            long left = policy.poll().toNanos();
            while (!stopping && left > 0) {
                Instant due = earliest;
                long untilDue = due == null ? Long.MAX_VALUE : nanosUntil(due);
                if (untilDue <= 0) {
                    break;
                }
                long waited = Math.min(left, untilDue);
                left -= waited - Math.max(0, news.awaitNanos(waited));
            }
            earliest = null;
            return !stopping;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private long nanosUntil(Instant due) {
        if (due.equals(Instant.MIN)) {
            return 0;
        }
        Duration left = Duration.between(clock.instant(), due);
        return left.compareTo(policy.poll()) > 0 ? Long.MAX_VALUE : left.toNanos();
    }
}
