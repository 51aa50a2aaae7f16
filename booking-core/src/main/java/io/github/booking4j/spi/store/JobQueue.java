package io.github.booking4j.spi.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Durable jobs. A claimed job is leased: by the store's own clock, so that nodes whose clocks differ do not take each
 * other's. Whoever holds the newest lease may finish the job; an older holder's finish does nothing.
 */
public interface JobQueue {
    /**
     * Schedules a job, or, if there is one for the client, kind and subject, brings it forward to an earlier due time. A
     * job that is running then runs again afterwards: a wake-up is never lost. A dead job is revived.
     */
    void schedule(Job job);

    /** Schedules many. */
    void scheduleAll(Collection<Job> jobs);

    /** Leases jobs of a lane that are due, oldest first but clients in turn, at most {@code limit}. */
    List<Lease> claim(Lane lane, Instant now, int limit, Duration lease);

    /** Ends a job, unless it was woken meanwhile: then it is due again. Returns false when the lease is no longer held. */
    boolean finish(Lease lease);

    /**
     * Gives a job back, due at an instant, or when it was woken for if that is earlier. Returns false when the lease is no
     * longer held.
     *
     * @param error why it failed; null: it did not fail but waits, and its attempts count from anew
     */
    boolean retry(Lease lease, Instant due, @Nullable String error);

    /** Buries a job until it is scheduled again or removed by hand. Returns false when the lease is no longer held. */
    boolean bury(Lease lease, String error);

    /** When the earliest job of a lane is due or its lease ends. */
    Optional<Instant> nextDue(Lane lane);

    /** Figures for health. */
    Backlog backlog(Instant now);

    /**
     * A job in hand.
     *
     * @param job the job
     * @param token larger than that of every earlier lease of the job
     * @param attempt how often it was claimed since it last succeeded or waited, from 1
     */
    record Lease(Job job, long token, int attempt) {}

    /**
     * How much waits.
     *
     * @param overdue jobs that are due and not leased
     * @param lag how long the oldest of them has been due
     * @param dead buried jobs
     */
    record Backlog(long overdue, Duration lag, long dead) {}
}
