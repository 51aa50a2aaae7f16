package io.github.booking4j.memory;

import io.github.booking4j.spi.store.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored job.
 *
 * @param job the job, with its present due time
 * @param state whether it waits, runs or is buried
 * @param holder token of the lease that may end it; 0: none
 * @param leasedUntil when the lease ends; null: not leased, or the lease has run out
 * @param wokenFor when it was to run again, of those who scheduled it during its lease; null: nobody did
 * @param attempts how often it was claimed since it last succeeded or waited
 */
record JobRow(
        Job job,
        State state,
        long holder,
        @Nullable Instant leasedUntil,
        @Nullable Instant wokenFor,
        int attempts) {
    enum State {
        WAITING,
        LEASED,
        DEAD
    }

    static JobRow waiting(Job job, int attempts) {
        return new JobRow(job, State.WAITING, 0, null, null, attempts);
    }

    static JobRow dead(Job job) {
        return new JobRow(job, State.DEAD, 0, null, null, 0);
    }

    static Key key(Job job) {
        return Key.of(job.client(), job.kind(), job.subject());
    }

    Key key() {
        return key(job);
    }

    JobRow claimed(long token, Instant until) {
        return new JobRow(job, State.LEASED, token, until, null, attempts + 1);
    }

    /** A lease that has run out: anybody may claim the job, but until somebody does its holder may still end it. */
    JobRow expired() {
        return new JobRow(job, State.WAITING, holder, null, wokenFor, attempts);
    }

    JobRow wokenFor(Instant due) {
        Instant earliest = wokenFor == null || due.isBefore(wokenFor) ? due : wokenFor;
        return new JobRow(job, state, holder, leasedUntil, earliest, attempts);
    }

    JobRow broughtForwardTo(Instant due) {
        return due.isBefore(job.due()) ? waiting(due(due), attempts) : this;
    }

    Job due(Instant due) {
        return new Job(job.client(), job.kind(), job.subject(), job.lane(), due);
    }
}
