package io.github.booking4j.client.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.internal.job.JobHandler;
import io.github.booking4j.internal.job.JobResult;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Forgets idempotency keys that nobody repeats any more. Each client has one such job, so that no node has to be chosen for it; whichever
 * comes first in a day finds the work, of all clients, and the others none.
 */
public final class ForgetKeysJob implements JobHandler, ClientListener {
    /** Ten times as long as any webhook is retried. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final Duration EVERY = Duration.ofDays(1);
    private static final int SOME = 1_000;

    /** Of one run, so that it ends well within its lease. */
    private static final int MOST_TRANSACTIONS = 20;

    private final BookingStore store;
    private final InstantSource clock;

    /** Forgets the keys of a store. */
    public ForgetKeysJob(BookingStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "forget_keys";
    }

    @Override
    public Lane lane() {
        return Lane.REPORT;
    }

    @Override
    public void onboarded(UnitOfWork unit, Client client, NewClient request) {
        unit.jobs().schedule(jobFor(client.key()));
    }

    /** The job of a client. */
    public Job jobFor(ClientKey client) {
        return job(client, client, clock.instant().plus(EVERY));
    }

    @Override
    public JobResult run(Lease lease) {
        Instant now = clock.instant();
        for (int transactions = 1; transactions <= MOST_TRANSACTIONS; transactions++) {
            int removed = store.inTransaction(unit -> unit.idempotency().removeBefore(now.minus(KEPT), SOME));
            if (removed < SOME) {
                return new JobResult.WaitUntil(now.plus(EVERY), "its next day");
            }
        }
        return new JobResult.WaitUntil(now, "the rest of its work");
    }
}
