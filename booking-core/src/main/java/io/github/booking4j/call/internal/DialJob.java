package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientStatus;
import io.github.booking4j.internal.job.JobHandler;
import io.github.booking4j.internal.job.JobResult;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.gateway.VoiceGateway;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Picks the calls of one client that may be dialled now. Each becomes an intent in a transaction of its own, in which the
 * gate decides, the slots are counted under the account's lock, and the lead's row is locked first; a {@link PlaceJob} then
 * asks the provider. A freed slot, a new call or an opening hour wakes it again.
 */
public final class DialJob implements JobHandler {
    static final String KIND = "dial";

    /** Looks of one run, so that it ends well within its lease. */
    private static final int MOST_LOOKS = 200;

    /** What follows a look at the queue. */
    private enum Next {
        /** The call is out of the way; look at the next. */
        LOOK_AGAIN,
        /** A call is picked; the other clients' next ones come before another of this client's. */
        GIVE_WAY,
        /** It came to wait for a line; one that was given back before it could be seen waiting calls nobody: look once more. */
        WAIT_FIRST,
        /** Something else wakes this client. */
        WAIT,
        /** The same, and a free slot is offered to the others. */
        PASS_ON
    }

    private final BookingStore store;
    private final InstantSource clock;
    private final VoiceGateway gateway;
    private final AccountTurns turns;
    private final CallHours hours;
    private final GateFacts facts;

    /** Picks for a gateway's account. */
    public DialJob(BookingStore store, InstantSource clock, VoiceGateway gateway, AccountTurns turns, CallHours hours) {
        this.store = store;
        this.clock = clock;
        this.gateway = gateway;
        this.turns = turns;
        this.hours = hours;
        this.facts = new GateFacts(hours);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.DIAL;
    }

    @Override
    public JobResult run(Lease lease) {
        ClientKey client = lease.job().client();
        Next before = Next.LOOK_AGAIN;
        for (int looks = 1; looks <= MOST_LOOKS; looks++) {
            boolean last = looks == MOST_LOOKS;
            Next next = store.inTransaction(unit -> look(unit, client, last));
            boolean cameToWait = next == Next.WAIT_FIRST && before != Next.WAIT_FIRST;
            if (next != Next.LOOK_AGAIN && !cameToWait) {
                break;
            }
            before = next;
        }
        return JobResult.DONE;
    }

    private Next look(UnitOfWork unit, ClientKey client, boolean last) {
        Next next = pick(unit, client);
        if (next == Next.PASS_ON) {
            turns.passOn(unit, client, clock.instant());
        } else if (next == Next.GIVE_WAY || last) {
            CallPlanner.wakeDialling(unit, client, clock.instant());
        }
        return next;
    }

    /** Looks at the most urgent call, and at what is to be done next. */
    private Next pick(UnitOfWork unit, ClientKey key) {
        Instant now = clock.instant();
        Client client = unit.clients().find(key).orElse(null);
        if (client == null || client.status() != ClientStatus.ACTIVE) {
            return Next.PASS_ON; // activation wakes it
        }
        List<Call> due = unit.callQueue().due(key, now, 2);
        if (due.isEmpty()) {
            wakeForNext(unit, key);
            return Next.PASS_ON;
        }
        Call next = due.get(0);
        if (next.priority() == Enquiry.Priority.IMPORT) {
            Instant opens = Pacing.of(unit, client).opens(next);
            if (opens.isAfter(now)) {
                CallPlanner.wakeDialling(unit, key, opens);
                wakeForNotYetDue(unit, key, now); // another call may be promised for earlier, and waits for no gap
                return Next.PASS_ON;
            }
        }
        Lead lead = unit.leads().lock(key, next.lead()).orElseThrow();
        Call call = unit.calls().lock(key, next.id()).orElseThrow();
        if (call.status() != CallStatus.QUEUED || call.times().notBefore().isAfter(now)) {
            return Next.LOOK_AGAIN; // another transaction was faster
        }
        return decide(unit, client, lead, call, due.size() > 1, now);
    }

    /** Scheduled, not retried: waiting is no failed attempt. */
    private static void wakeForNext(UnitOfWork unit, ClientKey client) {
        unit.callQueue().nextDue(client).ifPresent(next -> CallPlanner.wakeDialling(unit, client, next));
    }

    private static void wakeForNotYetDue(UnitOfWork unit, ClientKey client, Instant now) {
        unit.callQueue()
                .notYetDue(client, now, 1)
                .forEach(next ->
                        CallPlanner.wakeDialling(unit, client, next.times().notBefore()));
    }

    private Next decide(UnitOfWork unit, Client client, Lead lead, Call call, boolean more, Instant now) {
        Enquiry enquiry = unit.enquiries()
                .find(client.key(), Objects.requireNonNull(call.enquiry()))
                .orElseThrow();
        GateDecision decision = Gate.decide(facts.of(unit, client, lead, enquiry, now), now);
        if (!decision.allowed()) {
            refuse(unit, client, lead, call, enquiry, decision);
            return Next.LOOK_AGAIN;
        }
        int free = turns.lockFree(unit);
        if (unit.callQueue().live(client.key()) >= client.settings().calls().maxConcurrentCalls()) {
            return Next.PASS_ON; // a call of the client that ends wakes it
        }
        Optional<Budgets.UsedUp> usedUp = Budgets.usedUp(unit, client, now);
        if (usedUp.isPresent()) {
            await(unit, client, call, usedUp.get(), now);
            return Next.PASS_ON; // another budget wakes it, or the next day or month
        }
        AccountTurns.Turn turn = turns.take(unit, call, free, now);
        if (turn != AccountTurns.Turn.TAKEN) {
            return turn == AccountTurns.Turn.FIRST_IN_LINE ? Next.WAIT_FIRST : Next.WAIT;
        }
        intend(unit, lead, call, enquiry, decision);
        if (more) {
            return Next.GIVE_WAY;
        }
        wakeForNext(unit, client.key());
        return Next.WAIT;
    }

    /** The call stays due, and keeps why it waits; all others of the client wait with it. */
    private static void await(UnitOfWork unit, Client client, Call call, Budgets.UsedUp budget, Instant now) {
        GateDecision known = call.decision();
        if (known == null || !known.reasons().equals(List.of(Gate.BUDGET_USED_UP))) {
            unit.calls().update(call.decided(new GateDecision(false, List.of(Gate.BUDGET_USED_UP), now)));
        }
        Budgets.tell(unit, client, budget, now);
        CallPlanner.wakeDialling(unit, client.key(), budget.until());
    }

    private void refuse(UnitOfWork unit, Client client, Lead lead, Call call, Enquiry enquiry, GateDecision decision) {
        Optional<Instant> opening = Gate.lasting(decision).isEmpty()
                ? hours.nextOpening(client, lead, decision.decidedAt())
                : Optional.empty();
        Call decided = call.decided(decision);
        if (opening.isPresent()) {
            unit.calls().update(decided.moved(CallStatus.QUEUED, call.times().notBefore(opening.get())));
        } else {
            unit.calls().update(decided.moved(CallStatus.CANCELLED, call.times()));
            CallPlanner.announceCancelled(unit, call, decision.reasons(), decision.decidedAt());
            Refusal.apply(unit, lead, enquiry, decision);
        }
    }

    private void intend(UnitOfWork unit, Lead lead, Call call, Enquiry enquiry, GateDecision decision) {
        Instant now = decision.decidedAt();
        Call intent = unit.calls()
                .update(call.dialling(gateway.account(), call.times().requested(now), decision));
        unit.enquiries().update(enquiry.withAttempts(enquiry.attempts() + 1));
        unit.leads().update(lead.withStatus(LeadStatus.CALLING).contactedAt(now));
        // The provider may report before its receipt is stored: then our own id leads to the client.
        unit.directory()
                .put(new Directory.Entry(
                        Directory.Kind.PROVIDER_CALL,
                        intent.id().toString(),
                        intent.client(),
                        intent.id().toString()));
        unit.jobs().schedule(new Job(intent.client(), PlaceJob.KIND, intent.id().toString(), Lane.PLACE, now));
    }
}
