package io.github.booking4j.call.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.Sentiment;
import io.github.booking4j.call.internal.speech.Conversation;
import io.github.booking4j.client.Client;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.internal.LeadService;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Concludes a call: its outcome, what it means for the lead, and what follows. */
public final class CallEnding {
    private final InstantSource clock;
    private final LeadService leads;
    private final Predicate<String> optOut;
    private final List<CallListener> listeners;

    /**
     * @param optOut knows the words that plainly ask not to be contacted any more
     * @param listeners told inside the transaction, in order
     */
    public CallEnding(InstantSource clock, LeadService leads, Predicate<String> optOut, List<CallListener> listeners) {
        this.clock = clock;
        this.leads = leads;
        this.optOut = optOut;
        this.listeners = List.copyOf(listeners);
    }

    /**
     * The report of a call, from what the provider said and what was booked, stopped or recorded during it. What the assistant does
     * not tell of mood, objections and quality is read from what the lead said.
     */
    CallReport reportOf(
            UnitOfWork unit,
            Lead lead,
            Call call,
            ProviderCall.@Nullable Ending ended,
            ProviderCall.@Nullable Findings findings) {
        Conversation conversation = Conversation.of(findings == null ? null : findings.transcript(), optOut);
        CallOutcome outcome = outcomeOf(unit, lead, call, ended, findings, conversation);
        String reason = ended == null ? null : ended.reason();
        Learnt learnt = Learnt.in(unit, call);
        if (findings == null) {
            return new CallReport(
                    outcome, reason, null, null, null, null, null, null, learnt.objections(), learnt.details());
        }
        Sentiment sentiment = findings.sentiment() == null ? conversation.sentiment(outcome) : findings.sentiment();
        List<String> objections = objections(findings, learnt, conversation);
        return new CallReport(
                outcome,
                reason,
                findings.cost(),
                findings.transcript(),
                findings.summary(),
                findings.recordingUrl(),
                sentiment,
                findings.qualityScore() == null
                        ? QualityScore.of(outcome, sentiment, conversation, objections)
                        : findings.qualityScore(),
                objections,
                learnt.behind(findings.details()).details());
    }

    private static List<String> objections(ProviderCall.Findings findings, Learnt learnt, Conversation conversation) {
        if (!findings.objections().isEmpty()) {
            return findings.objections();
        }
        Set<String> objections = new LinkedHashSet<>(learnt.objections());
        objections.addAll(conversation.objections());
        return List.copyOf(objections);
    }

    private static CallOutcome outcomeOf(
            UnitOfWork unit,
            Lead lead,
            Call call,
            ProviderCall.@Nullable Ending ended,
            ProviderCall.@Nullable Findings findings,
            Conversation conversation) {
        if (bookedDuring(unit, call)) {
            return CallOutcome.BOOKED;
        }
        if (lead.status() == LeadStatus.OPTED_OUT || Outcomes.isOptOut(conversation)) {
            return CallOutcome.OPTED_OUT;
        }
        boolean said = findings != null && findings.outcome() != null;
        return !said && CallNotes.callbackAt(unit, call).isPresent()
                ? CallOutcome.CALLBACK_REQUESTED
                : Outcomes.of(ended, findings, conversation);
    }

    static boolean bookedDuring(UnitOfWork unit, Call call) {
        for (Appointment appointment : unit.appointments()
                .upcoming(call.client(), call.lead(), call.times().queuedAt())) {
            if (call.id().equals(appointment.call())) {
                return true;
            }
        }
        return false;
    }

    /** Stores the report of a call that is over, once, with what it means for the lead. */
    void conclude(UnitOfWork unit, Lead lead, Call over, CallReport report, @Nullable Instant callbackAt) {
        if (over.status() != CallStatus.ENDED) {
            throw new IllegalArgumentException("Only a call that is over is concluded");
        }
        Call call = unit.calls().update(over.reported(report));
        Client client = unit.clients().find(call.client()).orElseThrow();
        CallOutcome outcome = report.outcome();
        if (outcome == CallOutcome.OPTED_OUT && lead.status() != LeadStatus.OPTED_OUT) {
            leads.optOut(unit, call.client(), lead.phone(), "call", null);
        } else if (lead.status() != LeadStatus.OPTED_OUT && lead.status() != LeadStatus.STOPPED) {
            // Who booked meanwhile by another way stays booked, whatever this call came to.
            LeadStatus status = lead.status() == LeadStatus.BOOKED ? LeadStatus.BOOKED : statusAfter(outcome);
            Lead reached = unit.leads().update(lead.withStatus(status).contactedAt(lastContact(call)));
            followUp(unit, client, reached, call, callback(unit, call, callbackAt));
        }
        Budgets.settle(unit, client, call, report, clock.instant());
        unit.events().append(call.client(), List.of(ended(call, report)));
    }

    /** Stores the report of a call that never rang: nothing follows from it. */
    void unbegun(UnitOfWork unit, Call over, CallReport report) {
        Call call = unit.calls().update(over.reported(report));
        unit.events().append(call.client(), List.of(ended(call, report)));
    }

    /** The time the lead was told in the call, else the one that the report makes of what was said, if it can be. */
    private static @Nullable Instant callback(UnitOfWork unit, Call call, @Nullable Instant reported) {
        Instant asked = call.times().queuedAt();
        boolean usable = reported != null && CallNotes.isPlausible(reported, asked);
        return CallNotes.callbackAt(unit, call).orElse(usable ? reported : null);
    }

    private Instant lastContact(Call call) {
        Instant end = call.times().endedAt();
        return end == null ? clock.instant() : end;
    }

    private void followUp(UnitOfWork unit, Client client, Lead lead, Call call, @Nullable Instant callbackAt) {
        Optional<Enquiry> enquiry =
                call.enquiry() == null ? Optional.empty() : unit.enquiries().find(call.client(), call.enquiry());
        if (enquiry.isPresent() && enquiry.get().state() == Enquiry.State.CLOSED) {
            if (lead.status() != LeadStatus.CALLBACK_REQUESTED) {
                return; // answered by another way
            }
            // What answered it was called off in this very call, in which the lead asked to be called.
            unit.enquiries().update(enquiry.get().withState(Enquiry.State.OPEN));
            enquiry = enquiry.map(closed -> closed.withState(Enquiry.State.OPEN));
        }
        Enquiry answered = enquiry.orElse(null);
        listeners.forEach(listener -> listener.concluded(unit, client, lead, call, answered, callbackAt));
        boolean goesOn = unit.calls().pending(call.client(), lead.id()).stream()
                .anyMatch(pending -> pending.status() == CallStatus.QUEUED);
        if (enquiry.isPresent() && !goesOn) {
            unit.enquiries().update(enquiry.get().withState(Enquiry.State.CLOSED));
        }
    }

    /** Tells that a lead rings in. */
    void rangIn(UnitOfWork unit, Client client, Lead lead) {
        listeners.forEach(listener -> listener.rangIn(unit, client, lead));
    }

    private static LeadStatus statusAfter(CallOutcome outcome) {
        return LeadStatus.valueOf(outcome.name());
    }

    private EventLog.Draft ended(Call call, CallReport report) {
        return new EventLog.Draft(
                EventType.CALL_ENDED,
                clock.instant(),
                Json.object(
                        "callId", call.id(),
                        "leadId", call.lead(),
                        "outcome", report.outcome().name().toLowerCase(Locale.ROOT),
                        "durationSeconds", call.times().duration().toSeconds(),
                        "cost", report.cost()));
    }
}
