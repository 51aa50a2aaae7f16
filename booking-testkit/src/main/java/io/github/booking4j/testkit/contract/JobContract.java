package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;

import io.github.booking4j.client.Client;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of {@link JobQueue} start from: a queue without jobs, but for buried ones. */
public interface JobContract extends StoreContract {
    /** How long the jobs of these contracts are leased. */
    Duration LEASE = Duration.ofSeconds(30);

    /** Removes what other tests scheduled: claiming crosses clients. */
    @BeforeEach
    default void removeJobsOfOtherTests() {
        leaseClock().advance(Duration.ofDays(1));
        Instant farAhead = NOW.plus(Duration.ofDays(20_000));
        for (Lane lane : Lane.values()) {
            List<Lease> leases;
            do {
                leases = list(unit -> unit.jobs().claim(lane, farAhead, 500, LEASE));
                List<Lease> found = leases;
                change(unit -> found.forEach(unit.jobs()::finish));
            } while (!leases.isEmpty());
        }
    }

    /** A job of the lane for calls. */
    default Job job(Client client, String subject, Instant due) {
        return new Job(client.key(), "contract", subject, Lane.DIAL, due);
    }

    /** Schedules jobs, each in a transaction of its own. */
    default void schedule(Job... jobs) {
        for (Job job : jobs) {
            change(unit -> unit.jobs().schedule(job));
        }
    }

    /** Claims every due job of the lane for calls. */
    default List<Lease> claim(Instant now) {
        return claim(now, 100);
    }

    /** Claims due jobs of the lane for calls. */
    default List<Lease> claim(Instant now, int limit) {
        return list(unit -> unit.jobs().claim(Lane.DIAL, now, limit, LEASE));
    }

    /** Claims the only due job of the lane for calls. */
    default Lease claimOnly(Instant now) {
        List<Lease> leases = claim(now);
        if (leases.size() != 1) {
            throw new AssertionError("One job should be due, but these are: " + leases);
        }
        return leases.get(0);
    }

    /** Ends a job. */
    default boolean finish(Lease lease) {
        return holds(unit -> unit.jobs().finish(lease));
    }

    /** Gives a job back. */
    default boolean retry(Lease lease, Instant due) {
        return holds(unit -> unit.jobs().retry(lease, due, "it failed 💥"));
    }

    /** Buries a job. */
    default boolean bury(Lease lease) {
        return holds(unit -> unit.jobs().bury(lease, "it is hopeless"));
    }
}
