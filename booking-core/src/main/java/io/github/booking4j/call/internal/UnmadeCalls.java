package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls that were intended and surely not made: no attempt is used up, and either they are cancelled or they wait for their turn
 * again. The lead and the call are locked.
 */
final class UnmadeCalls {
    /** How long a provider whose lines are all taken is left alone by a call. */
    private static final Duration LINES_TAKEN = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final CallEnding ending;
    private final AccountTurns turns;
    private final CallPlanner planner;

    UnmadeCalls(InstantSource clock, CallEnding ending, AccountTurns turns, CallPlanner planner) {
        this.clock = clock;
        this.ending = ending;
        this.turns = turns;
        this.planner = planner;
    }

    /** One that was not placed and is not to be. */
    void cancel(UnitOfWork unit, Lead lead, Call call, String reason) {
        GateDecision refused = new GateDecision(false, List.of(reason), clock.instant());
        unit.calls()
                .update(call.decided(refused)
                        .moved(CallStatus.CANCELLED, call.times().requested(null)));
        CallPlanner.announceCancelled(unit, call, refused.reasons(), refused.decidedAt());
        untried(unit, lead, call);
        if (reason.equals(GateDecision.CALLED_OFF)) { // whoever vetoed it decided about the enquiry
            CallPlanner.closeEnquiry(unit, call);
        }
        turns.freed(unit, call, refused.decidedAt());
    }

    /** One that was not placed goes back into the queue, unless it was called off. */
    void requeue(UnitOfWork unit, Lead lead, Call call, Instant next) {
        if (call.isCalledOff()) {
            cancel(unit, lead, call, GateDecision.CALLED_OFF);
            return;
        }
        unit.calls()
                .update(call.moved(
                        CallStatus.QUEUED, call.times().requested(null).notBefore(next)));
        untried(unit, lead, call);
        turns.freed(unit, call, clock.instant());
        CallPlanner.wakeDialling(unit, call.client(), next);
    }

    /**
     * One that was placed, never rang and is over: nothing follows a failure, and another call takes its place, unless it was called
     * off.
     */
    void queueAnew(UnitOfWork unit, Lead lead, Call over, @Nullable Ending ended) {
        ending.unbegun(unit, over, CallReport.of(CallOutcome.FAILED, ended == null ? null : ended.reason()));
        Lead waiting = untried(unit, lead, over);
        Optional<Enquiry> enquiry =
                over.enquiry() == null ? Optional.empty() : unit.enquiries().find(over.client(), over.enquiry());
        if (over.isCalledOff()) {
            CallPlanner.closeEnquiry(unit, over);
        } else if (enquiry.isPresent() && Gate.veto(waiting.status()).isEmpty()) {
            Client client = unit.clients().find(over.client()).orElseThrow();
            Instant next = clock.instant().plus(LINES_TAKEN);
            planner.queue(unit, client, waiting, enquiry.get(), over.priority(), next);
        }
    }

    /** As if nobody had tried to call the lead. */
    private static Lead untried(UnitOfWork unit, Lead lead, Call call) {
        if (call.enquiry() != null) {
            Enquiry enquiry =
                    unit.enquiries().find(call.client(), call.enquiry()).orElseThrow();
            unit.enquiries().update(enquiry.withAttempts(Math.max(0, enquiry.attempts() - 1)));
        }
        return lead.status() == LeadStatus.CALLING ? unit.leads().update(lead.withStatus(LeadStatus.NEW)) : lead;
    }
}
