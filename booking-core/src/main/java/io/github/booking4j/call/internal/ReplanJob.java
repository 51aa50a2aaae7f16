package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.internal.job.JobHandler;
import io.github.booking4j.internal.job.JobResult;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the queued calls of a client whose hours changed their new times, some at a time, from the newest on. Its subject is the
 * client, and for what is left over, the call to go on after.
 */
public final class ReplanJob implements JobHandler {
    private static final String KIND = "replan";
    private static final int SOME = 100;

    /** Of one run, so that it ends well within its lease. */
    private static final int MOST_TRANSACTIONS = 20;

    private final BookingStore store;
    private final InstantSource clock;
    private final CallPlanner planner;

    /** Plans by a planner. */
    public ReplanJob(BookingStore store, InstantSource clock, CallPlanner planner) {
        this.store = store;
        this.clock = clock;
        this.planner = planner;
    }

    /** All queued calls of a client. */
    static Job ofAll(ClientKey client, Instant due) {
        return new Job(client, KIND, client.value(), Lane.REPORT, due);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.REPORT;
    }

    @Override
    public JobResult run(Lease lease) {
        ClientKey client = lease.job().client();
        String subject = lease.job().subject();
        CallId before = subject.equals(client.value()) ? null : CallId.parse(subject);
        for (int transactions = 1; transactions <= MOST_TRANSACTIONS; transactions++) {
            CallId after = before;
            boolean last = transactions == MOST_TRANSACTIONS;
            Optional<CallId> next = store.inTransaction(unit -> replanSome(unit, client, after, last));
            if (next.isEmpty()) {
                break;
            }
            before = next.get();
        }
        return JobResult.DONE;
    }

    /** Answers the call to go on after; empty when there is none. */
    private Optional<CallId> replanSome(UnitOfWork unit, ClientKey key, @Nullable CallId before, boolean last) {
        Client client = unit.clients().find(key).orElseThrow();
        List<Call> newestFirst = unit.calls().list(key, new CallQuery(null, CallStatus.QUEUED, null, before, SOME));
        if (newestFirst.isEmpty()) {
            return Optional.empty();
        }
        List<Call> calls = new ArrayList<>(newestFirst);
        Collections.reverse(calls); // calls are locked oldest first, here as elsewhere
        for (Call call : calls) {
            Lead lead = unit.leads().find(key, call.lead()).orElseThrow();
            planner.replan(unit, client, lead, call);
        }
        CallId next = newestFirst.get(newestFirst.size() - 1).id();
        if (last) {
            unit.jobs().schedule(new Job(key, KIND, next.toString(), Lane.REPORT, clock.instant()));
        }
        return Optional.of(next);
    }
}
