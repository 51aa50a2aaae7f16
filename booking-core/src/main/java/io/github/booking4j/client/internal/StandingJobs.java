package io.github.booking4j.client.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.Job;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sees to it, when an engine starts, that each client has the jobs that every client has: also one from before there were such. */
public final class StandingJobs {
    private static final int PAGE = 200;

    private final BookingStore store;
    private final List<Function<ClientKey, Job>> jobs;

    /** @param jobs make the job of a client */
    public StandingJobs(BookingStore store, List<Function<ClientKey, Job>> jobs) {
        this.store = store;
        this.jobs = List.copyOf(jobs);
    }

    /** Schedules the jobs of all clients. */
    public void schedule() {
        List<Client> page = list(null);
        while (!page.isEmpty()) {
            List<Job> due = page.stream()
                    .map(Client::key)
                    .flatMap(client -> jobs.stream().map(job -> job.apply(client)))
                    .toList();
            store.inTransaction(unit -> {
                unit.jobs().scheduleAll(due);
                return due.size();
            });
            page = page.size() < PAGE
                    ? List.of()
                    : list(page.get(page.size() - 1).key());
        }
    }

    private List<Client> list(@Nullable ClientKey after) {
        return store.inTransaction(unit -> unit.clients().list(after, PAGE));
    }
}
