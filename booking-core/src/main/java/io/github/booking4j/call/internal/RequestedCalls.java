package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.internal.id.Secrets;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.internal.OncePerKey;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queues the calls that a client asks for, if the gate would let them through at some hour. */
final class RequestedCalls {
    private static final int RECENT = 100;

    private final BookingStore store;
    private final InstantSource clock;
    private final CallPlanner planner;
    private final GateFacts facts;

    RequestedCalls(BookingStore store, InstantSource clock, CallPlanner planner, GateFacts facts) {
        this.store = store;
        this.clock = clock;
        this.planner = planner;
        this.facts = facts;
    }

    Call request(ClientKey key, LeadId id, @Nullable String idempotencyKey) {
        OncePerKey once = new OncePerKey(idempotencyKey, "call", Secrets.sha256(id.toString()));
        return once.run(
                store,
                key,
                clock,
                unit -> queue(unit, key, id),
                call -> call.id().toString(),
                (unit, client, subject) ->
                        unit.calls().find(client, CallId.parse(subject)).orElseThrow());
    }

    private Call queue(UnitOfWork unit, ClientKey key, LeadId id) {
        Client client = unit.clients().find(key).orElseThrow(() -> new NotFoundException("client", "client_not_found"));
        Lead before =
                unit.leads().lock(key, id).orElseThrow(() -> new NotFoundException("lead " + id, "lead_not_found"));
        // Whoever stopped it asks for it again.
        Lead lead = before.status() == LeadStatus.STOPPED ? before.withStatus(LeadStatus.NEW) : before;
        Enquiry enquiry = enquiry(unit, lead);
        requireAllowed(unit, client, lead, enquiry);
        Lead called =
                before.status() == LeadStatus.NEW ? before : unit.leads().update(before.withStatus(LeadStatus.NEW));
        Enquiry open = enquiry.withState(Enquiry.State.OPEN);
        unit.enquiries().update(open);
        return planner.request(unit, client, called, open);
    }

    private static Enquiry enquiry(UnitOfWork unit, Lead lead) {
        List<Enquiry> newest = unit.enquiries().list(lead.client(), lead.id(), RECENT);
        return newest.stream()
                .filter(enquiry -> enquiry.state() == Enquiry.State.OPEN)
                .findFirst()
                .or(() -> newest.stream().findFirst())
                .orElseThrow(() -> new ConflictException("no_enquiry", "The lead has never enquired"));
    }

    private void requireAllowed(UnitOfWork unit, Client client, Lead lead, Enquiry enquiry) {
        Instant now = clock.instant();
        List<String> reasons = Gate.lasting(Gate.decide(facts.of(unit, client, lead, enquiry, now), now));
        if (!reasons.isEmpty()) {
            throw new ConflictException(reasons.get(0), "The lead cannot be called: " + String.join(", ", reasons));
        }
    }
}
