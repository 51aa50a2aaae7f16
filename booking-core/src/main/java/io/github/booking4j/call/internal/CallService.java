package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.Calls;
import io.github.booking4j.call.Handoff;
import io.github.booking4j.call.QueuedCall;
import io.github.booking4j.call.RecordingReader;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows calls, calls them off, and queues those that a client asks for. */
public final class CallService implements Calls {
    private static final int LATEST = 20;
    private static final int MOST = 200;

    private final BookingStore store;
    private final InstantSource clock;
    private final CallPlanner planner;
    private final @Nullable VoiceGateway gateway;
    private final RequestedCalls requested;

    /** Reads from a store; what is asked for is planned by {@code planner}; without a gateway there are no recordings. */
    public CallService(
            BookingStore store,
            InstantSource clock,
            CallPlanner planner,
            CallHours hours,
            @Nullable VoiceGateway gateway) {
        this.store = store;
        this.clock = clock;
        this.planner = planner;
        this.gateway = gateway;
        this.requested = new RequestedCalls(store, clock, planner, new GateFacts(hours));
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
    public Call cancel(ClientKey client, CallId id) {
        return store.inTransaction(unit -> {
            Call found = find(unit, client, id);
            Lead lead = unit.leads().lock(client, found.lead()).orElseThrow();
            planner.cancel(unit, lead, id);
            return find(unit, client, id);
        });
    }

    private static Call find(UnitOfWork unit, ClientKey client, CallId id) {
        return unit.calls().find(client, id).orElseThrow(() -> new NotFoundException("call " + id, "call_not_found"));
    }

    @Override
    public List<QueuedCall> queue(ClientKey client, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ": " + limit);
        }
        return store.inTransaction(unit -> QueueView.at(unit, client, clock.instant(), limit));
    }

    @Override
    public Optional<Call> find(ClientKey client, CallId id) {
        return store.inTransaction(unit -> unit.calls().find(client, id));
    }

    @Override
    public List<Call> list(ClientKey client, CallQuery query) {
        return store.inTransaction(unit -> unit.calls().list(client, query));
    }

    @Override
    public boolean readRecording(ClientKey client, CallId id, RecordingReader reader) {
        Call call = find(client, id).orElse(null);
        Instant requested = call == null ? null : call.times().requestedAt();
        if (gateway == null || call == null || requested == null || call.status() != CallStatus.ENDED) {
            return false;
        }
        return gateway.readRecording(ReconcileJob.reference(store, call, requested), reader);
    }
}
