package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.call.Calls;
import io.github.booking4j.call.Handoff;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.spi.store.BookingStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows calls, and queues those that a client asks for. */
public final class CallService implements Calls {
    private static final int LATEST = 20;

    private final BookingStore store;
    private final RequestedCalls requested;

    /** Reads from a store; what is asked for is planned by {@code planner}. */
    public CallService(BookingStore store, InstantSource clock, CallPlanner planner) {
        this.store = store;
        this.requested = new RequestedCalls(store, clock, planner);
    }

    @Override
    public Call request(ClientKey client, LeadId lead, @Nullable String idempotencyKey) {
        return requested.request(client, lead, idempotencyKey);
    }

    @Override
    public Optional<Handoff> findHandoff(ClientKey client, LeadId lead) {
        return store.inTransaction(unit -> {
            CallQuery latest = new CallQuery(lead, null, null, null, LATEST);
            return Handoffs.of(unit, unit.calls().list(client, latest));
        });
    }

    @Override
    public Optional<Call> find(ClientKey client, CallId id) {
        return store.inTransaction(unit -> unit.calls().find(client, id));
    }

    @Override
    public List<Call> list(ClientKey client, CallQuery query) {
        return store.inTransaction(unit -> unit.calls().list(client, query));
    }
}
