package io.github.booking4j.call.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.internal.AppointmentListener;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallDirection;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.CallTimes;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientStatus;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.internal.ClientListener;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.internal.LeadListener;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.Lane;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Queues calls, and takes them off the queue when a lead books or opts out. */
public final class CallPlanner implements LeadListener, AppointmentListener, ClientListener {
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final CallHours hours;

    /** Plans by a clock, within the hours. */
    public CallPlanner(InstantSource clock, Supplier<UUID> ids, CallHours hours) {
        this.clock = clock;
        this.ids = ids;
        this.hours = hours;
    }

    @Override
    public void toBeCalled(UnitOfWork unit, Client client, List<Arrived> leads) {
        Instant now = clock.instant();
        List<Call> calls = new ArrayList<>(leads.size());
        for (Arrived arrived : leads) {
            calls.add(call(
                    client, arrived.lead(), arrived.enquiry(), arrived.enquiry().priority(), now));
        }
        queue(unit, client.key(), calls);
    }

    /** The one call that they wait for is the same, but who enquires goes ahead of any import. */
    @Override
    public void askedAgain(UnitOfWork unit, Client client, List<Lead> leads) {
        Instant now = clock.instant();
        for (Lead lead : leads) {
            for (Call pending : unit.calls().pending(client.key(), lead.id())) {
                if (pending.status() == CallStatus.QUEUED && pending.priority() == Enquiry.Priority.IMPORT) {
                    Instant next = hours.nextOpening(client, lead, now).orElse(now);
                    unit.calls()
                            .lock(client.key(), pending.id())
                            .filter(locked -> locked.status() == CallStatus.QUEUED)
                            .ifPresent(locked -> unit.calls()
                                    .update(locked.urgent(
                                            Enquiry.Priority.FRESH,
                                            locked.times().notBefore(next))));
                    wakeDialling(unit, client.key(), next);
                }
            }
        }
    }

    /** Queues one call, not to be dialled before an instant. */
    public void queue(
            UnitOfWork unit, Client client, Lead lead, Enquiry enquiry, Enquiry.Priority priority, Instant notBefore) {
        queue(unit, client.key(), List.of(call(client, lead, enquiry, priority, notBefore)));
    }

    /** Takes the follow-up calls of a lead, which is locked, off the queue. */
    public void cancelFollowUps(UnitOfWork unit, Lead lead) {
        for (Call pending : unit.calls().pending(lead.client(), lead.id())) {
            if (pending.status() == CallStatus.QUEUED && pending.priority() == Enquiry.Priority.FOLLOW_UP) {
                callOff(unit, lead, pending.id(), "follow_up_ended", clock.instant());
            }
        }
    }

    private Call call(Client client, Lead lead, Enquiry enquiry, Enquiry.Priority priority, Instant earliest) {
        // Never open within the search: left due, so that the gate decides and keeps its reason.
        Instant notBefore = hours.nextOpening(client, lead, earliest).orElse(earliest);
        return new Call(
                client.key(),
                new CallId(ids.get()),
                lead.id(),
                enquiry.id(),
                CallDirection.OUTBOUND,
                priority,
                CallStatus.QUEUED,
                CallTimes.queued(clock.instant(), notBefore),
                null,
                null,
                null,
                null,
                null,
                0);
    }

    private void queue(UnitOfWork unit, ClientKey client, List<Call> calls) {
        unit.calls().insertAll(client, calls);
        List<EventLog.Draft> events = new ArrayList<>(calls.size());
        for (Call call : calls) {
            events.add(new EventLog.Draft(
                    EventType.CALL_QUEUED,
                    call.times().queuedAt(),
                    Json.object(
                            "callId", call.id(),
                            "leadId", call.lead(),
                            "notBefore", call.times().notBefore())));
        }
        unit.events().append(client, events);
        calls.stream()
                .map(call -> call.times().notBefore())
                .min(Instant::compareTo)
                .ifPresent(due -> wakeDialling(unit, client, due));
    }

    /** Has the client's queue looked at, at an instant. */
    static void wakeDialling(UnitOfWork unit, ClientKey client, Instant due) {
        unit.jobs().schedule(new Job(client, DialJob.KIND, client.value(), Lane.DIAL, due));
    }

    @Override
    public void onboarded(UnitOfWork unit, Client client, NewClient request) {
        // Nobody is to be called yet.
    }

    @Override
    public void changed(UnitOfWork unit, Client before, Client client) {
        if (client.status() == ClientStatus.ACTIVE) {
            wakeDialling(unit, client.key(), clock.instant()); // served again, or allowed more calls at one time
        }
        if (!CallHours.areSame(before, client)) {
            unit.jobs().schedule(ReplanJob.ofAll(client.key(), clock.instant()));
        }
    }

    @Override
    public void booked(UnitOfWork unit, Client client, Lead lead, Appointment appointment) {
        for (Call pending : unit.calls().pending(lead.client(), lead.id())) {
            if (!pending.id().equals(appointment.call())) {
                callOff(unit, lead, pending.id(), "already_booked", clock.instant());
            }
        }
        unit.enquiries().closeAll(lead.client(), lead.id());
    }

    @Override
    public void cancelled(UnitOfWork unit, Client client, Lead lead, Appointment appointment) {
        // Who calls an appointment off is not called for it.
    }

    @Override
    public void optedOut(UnitOfWork unit, Lead lead) {
        // In the assistant's hands the lead may have said so in the call itself: time for a goodbye.
        for (Call pending : unit.calls().pending(lead.client(), lead.id())) {
            callOff(unit, lead, pending.id(), "opted_out", clock.instant().plus(HangUpJob.GRACE));
        }
    }

    @Override
    public void stopped(UnitOfWork unit, Lead lead) {
        for (Call pending : unit.calls().pending(lead.client(), lead.id())) {
            callOff(unit, lead, pending.id(), "stopped", clock.instant());
        }
    }

    @Override
    public void rezoned(UnitOfWork unit, Client client, Lead lead) {
        unit.calls().pending(lead.client(), lead.id()).forEach(pending -> replan(unit, client, lead, pending));
    }

    /** Gives a call, if it is queued, the time at which the lead may be called. */
    void replan(UnitOfWork unit, Client client, Lead lead, Call call) {
        Instant now = clock.instant();
        Instant planned = call.times().notBefore();
        // A follow-up has a time of its own; anything else waits for nothing but the hours.
        boolean waits = call.priority() == Enquiry.Priority.FOLLOW_UP && planned.isAfter(now);
        Instant earliest = waits ? planned : now;
        Instant next = hours.nextOpening(client, lead, earliest).orElse(earliest);
        boolean isDue = !planned.isAfter(now) && !next.isAfter(now);
        if (call.status() != CallStatus.QUEUED || next.equals(planned) || isDue) {
            return;
        }
        unit.calls()
                .lock(call.client(), call.id())
                .filter(locked -> locked.status() == CallStatus.QUEUED)
                .ifPresent(locked -> {
                    unit.calls()
                            .update(locked.moved(
                                    CallStatus.QUEUED, locked.times().notBefore(next)));
                    wakeDialling(unit, call.client(), next);
                });
    }

    /**
     * Queues a call that the client asks for, as urgent as a lead that has just enquired; it takes the place of those that
     * are queued.
     */
    Call request(UnitOfWork unit, Client client, Lead lead, Enquiry enquiry) {
        for (Call pending : unit.calls().pending(lead.client(), lead.id())) {
            callOff(unit, lead, pending.id(), "follow_up_ended", clock.instant());
        }
        Call call = call(client, lead, enquiry, Enquiry.Priority.FRESH, clock.instant());
        queue(unit, client.key(), List.of(call));
        return call;
    }

    /** Takes the calls of a lead, which is locked and rings in by itself, off the queue. */
    void rangIn(UnitOfWork unit, Lead lead) {
        for (Call pending : unit.calls().pending(lead.client(), lead.id())) {
            if (pending.status() == CallStatus.QUEUED) {
                callOff(unit, lead, pending.id(), "rang_in", clock.instant());
            }
        }
    }

    /** Tells that a call was never dialled and will not be, and why. */
    static void announceCancelled(UnitOfWork unit, Call call, List<String> reasons, Instant now) {
        String data = Json.object("callId", call.id(), "leadId", call.lead(), "reasons", reasons);
        unit.events().append(call.client(), List.of(new EventLog.Draft(EventType.CALL_CANCELLED, now, data)));
    }

    /** Calls a call of a lead, which is locked, off as its client wishes; what is queued no longer answers its enquiry. */
    void cancel(UnitOfWork unit, Lead lead, CallId id) {
        Call call = unit.calls().lock(lead.client(), id).orElseThrow();
        if (call.status() == CallStatus.ENDED) {
            throw new ConflictException("call_over", "The call is over");
        }
        if (call.status().isLive()) {
            // Should it turn out not to have been placed, it must not be dialled again.
            unit.calls()
                    .update(call.decided(new GateDecision(false, List.of(GateDecision.CALLED_OFF), clock.instant())));
            unit.jobs().schedule(new Job(lead.client(), HangUpJob.KIND, id.toString(), Lane.PLACE, clock.instant()));
        } else if (call.status() == CallStatus.QUEUED) {
            callOff(unit, lead, id, GateDecision.CALLED_OFF, clock.instant());
            closeEnquiry(unit, call);
        }
    }

    /** A call that was not made is no answer to its enquiry, which waits for no other: a new one is taken up. */
    static void closeEnquiry(UnitOfWork unit, Call call) {
        if (call.enquiry() != null
                && unit.calls().pending(call.client(), call.lead()).isEmpty()) {
            Enquiry enquiry =
                    unit.enquiries().find(call.client(), call.enquiry()).orElseThrow();
            unit.enquiries().update(enquiry.withState(Enquiry.State.CLOSED));
        }
    }

    /** A queued call is cancelled and keeps why, a live one hung up, unless it is the lead who rang. */
    private void callOff(UnitOfWork unit, Lead lead, CallId id, String reason, Instant hangUpAt) {
        Optional<Call> call = unit.calls().lock(lead.client(), id);
        if (call.isPresent() && call.get().status() == CallStatus.QUEUED) {
            GateDecision refused = new GateDecision(false, List.of(reason), clock.instant());
            unit.calls()
                    .update(call.get()
                            .decided(refused)
                            .moved(CallStatus.CANCELLED, call.get().times()));
            announceCancelled(unit, call.get(), refused.reasons(), clock.instant());
        } else if (call.isPresent()
                && call.get().status().isLive()
                && call.get().direction() == CallDirection.OUTBOUND) {
            unit.jobs().schedule(new Job(lead.client(), HangUpJob.KIND, id.toString(), Lane.PLACE, hangUpAt));
        }
    }
}
