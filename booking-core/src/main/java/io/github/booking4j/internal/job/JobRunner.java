package io.github.booking4j.internal.job;

import io.github.booking4j.error.StoreException;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.JobQueue.Lease;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs one leased job and records what became of it. */
final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private static final Duration WITHOUT_HANDLER = Duration.ofMinutes(10);

    private final BookingStore store;
    private final InstantSource clock;
    private final Map<String, JobHandler> handlers;
    private final JobPolicy policy;
    private final BackOff backOff;

    JobRunner(
            BookingStore store,
            InstantSource clock,
            Map<String, JobHandler> handlers,
            JobPolicy policy,
            BackOff backOff) {
        this.store = store;
        this.clock = clock;
        this.handlers = Map.copyOf(handlers);
        this.policy = policy;
        this.backOff = backOff;
    }

    /** Runs a job; throws when the store is away or the JVM is in distress, and then the lease runs out by itself. */
    void run(Lease lease) {
        MDC.put("client", lease.job().client().value());
        try {
            record(lease, attempt(lease));
        } finally {
            MDC.remove("client");
        }
    }

    private JobResult attempt(Lease lease) {
        JobHandler handler = handlers.get(lease.job().kind());
        if (handler == null) {
            // Another node has the gateway for it, or a newer version, or this one will: it is not lost. It counts as
            // an attempt,
            // since a handler that asks only once must go on knowing that it may have run before.
            return new JobResult.RetryAt(
                    clock.instant().plus(WITHOUT_HANDLER),
                    "no handler for kind " + lease.job().kind());
        }
        try {
            return handler.run(lease);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // A poisoned row must not stop the lane; the type says enough, the text may hold personal data. What ends a
            // run
            // otherwise, such as a full memory, is not the job's: its lease runs out.
            LOG.warn(
                    "Job {} {} failed, attempt {}",
                    lease.job().kind(),
                    lease.job().subject(),
                    lease.attempt(),
                    e);
            String reason = e.getClass().getSimpleName();
            return lease.attempt() >= policy.maxAttempts() && !isStoreAway(e)
                    ? new JobResult.Dead(reason)
                    : new JobResult.RetryAt(clock.instant().plus(backOff.after(lease.attempt())), reason);
        }
    }

    /** However long the store is away, no job is at fault. */
    private static boolean isStoreAway(Throwable failure) {
        return failure instanceof StoreException away && away.transientFailure();
    }

    private void record(Lease lease, JobResult result) {
        store.inTransaction(unit -> {
            if (result instanceof JobResult.WaitUntil waiting) {
                LOG.debug("Job {} {} waits: {}", lease.job().kind(), lease.job().subject(), waiting.reason());
                return unit.jobs().retry(lease, waiting.due(), null);
            }
            if (result instanceof JobResult.RetryAt retry) {
                return unit.jobs().retry(lease, retry.due(), retry.reason());
            }
            if (result instanceof JobResult.Dead dead) {
                LOG.error(
                        "Job {} {} is dead: {}", lease.job().kind(), lease.job().subject(), dead.reason());
                return unit.jobs().bury(lease, dead.reason());
            }
            return unit.jobs().finish(lease);
        });
    }
}
