package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallDirection;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.CallTimes;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientStatus;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.EnquiryId;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.gateway.PlacedCall;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.Lane;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves calls along, whoever brings the news: the dial's receipt, a webhook, a look-up. Each move is one transaction that
 * locks the lead, then the call, and is ignored when the call is already further.
 */
public final class CallProgress {
    private static final Logger LOG = LoggerFactory.getLogger(CallProgress.class);

    private final BookingStore store;
    private final InstantSource clock;
    private final DialPolicy policy;
    private final CallEnding ending;
    private final AccountTurns turns;
    private final UnmadeCalls unmade;

    /** Moves calls in a store; {@code planner} queues anew what was not made. */
    public CallProgress(
            BookingStore store,
            InstantSource clock,
            DialPolicy policy,
            CallEnding ending,
            AccountTurns turns,
            CallPlanner planner) {
        this.store = store;
        this.clock = clock;
        this.policy = policy;
        this.ending = ending;
        this.turns = turns;
        this.unmade = new UnmadeCalls(clock, ending, turns, planner);
    }

    /**
     * What to ask the provider for, read right before it is asked; empty when the call is not wanted any more: a lead that opted out,
     * booked or was stopped since the intent is not dialled, nor one whose client was deactivated. From now on, not from the intent,
     * counts how long the request may be on its way.
     */
    <T> Optional<T> ifWanted(ClientKey client, CallId id, BiFunction<UnitOfWork, Call, T> request) {
        return store.inTransaction(unit -> {
            Optional<Call> found = unit.calls().find(client, id);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Lead lead = unit.leads().lock(client, found.get().lead()).orElseThrow();
            Call call = unit.calls().lock(client, id).orElseThrow();
            if (call.status() != CallStatus.DIALLING) {
                return Optional.empty();
            }
            Optional<String> refusal = refusal(lead, call);
            if (refusal.isPresent()) {
                unmade.cancel(unit, lead, call, refusal.get());
                return Optional.empty();
            }
            if (unit.clients().find(client).orElseThrow().status() != ClientStatus.ACTIVE) {
                unmade.requeue(unit, lead, call, clock.instant()); // it waits there until the client is served again
                return Optional.empty();
            }
            Call asked =
                    unit.calls().update(call.moved(call.status(), call.times().requested(clock.instant())));
            return Optional.of(request.apply(unit, asked));
        });
    }

    private static Optional<String> refusal(Lead lead, Call call) {
        return Gate.veto(lead.status())
                .or(() -> call.isCalledOff() ? Optional.of(GateDecision.CALLED_OFF) : Optional.empty());
    }

    /** The provider took the call. */
    void placed(ClientKey client, CallId id, PlacedCall placed) {
        move(client, id, (unit, lead, call) -> {
            Call known = remember(unit, call, placed.providerId(), placed.controlUrl());
            if (known.status() == CallStatus.DIALLING || known.status() == CallStatus.UNKNOWN) {
                known = ring(unit, known);
            }
            unit.calls().update(known);
            hangUpIfUnwanted(unit, lead, known, false);
        });
    }

    /** A veto that came while nobody knew the provider's id could not end the call: now it can. */
    private void hangUpIfUnwanted(UnitOfWork unit, Lead lead, Call call, boolean calledOff) {
        boolean bookedHere = lead.status() == LeadStatus.BOOKED && CallEnding.bookedDuring(unit, call);
        boolean vetoed = Gate.veto(lead.status()).isPresent() && !bookedHere;
        if ((vetoed || calledOff || call.isCalledOff()) && call.status().isLive()) {
            unit.jobs().schedule(job(call, HangUpJob.KIND, Lane.PLACE, clock.instant()));
        }
    }

    /** The provider was perhaps asked. */
    void fateUnknown(ClientKey client, CallId id) {
        move(client, id, (unit, lead, call) -> {
            if (call.status() == CallStatus.DIALLING) {
                unit.calls().update(call.moved(CallStatus.UNKNOWN, call.times()));
                lookUp(unit, call, clock.instant().plus(policy.unknownCheck()));
            }
        });
    }

    /** The provider will never place it. */
    void refused(ClientKey client, CallId id, String reason) {
        move(client, id, (unit, lead, call) -> {
            if (call.status() == CallStatus.DIALLING) {
                ending.conclude(unit, lead, hungUp(unit, call, null), CallReport.of(CallOutcome.FAILED, reason), null);
            }
        });
    }

    /** The provider surely did not place it, and may later: back into the queue, as if it had not been tried. */
    void notPlaced(ClientKey client, CallId id, Duration pause) {
        move(client, id, (unit, lead, call) -> {
            if (call.status() == CallStatus.DIALLING || call.status() == CallStatus.UNKNOWN) {
                unmade.requeue(unit, lead, call, clock.instant().plus(pause));
            }
        });
    }

    /** The provider does not know the call and never will. */
    void lost(ClientKey client, CallId id) {
        move(client, id, (unit, lead, call) -> {
            if (call.report() == null && call.status() != CallStatus.CANCELLED && call.status() != CallStatus.QUEUED) {
                Call over = hungUp(unit, call, null);
                Ending lost = new Ending(Ending.Kind.FAILED_RETRYABLE, "lost_at_provider");
                ending.conclude(unit, lead, over, ending.reportOf(unit, lead, over, lost, null), null);
            }
        });
    }

    /** A lead rings in: the call takes a slot, which nobody can refuse it, and what follows the lead up ends. */
    void rangIn(UnitOfWork unit, Client client, Lead lead, Ringing ringing) {
        Instant now = clock.instant();
        turns.lockFree(unit);
        Call call = new Call(
                client.key(),
                ringing.id(),
                lead.id(),
                ringing.enquiry(),
                CallDirection.INBOUND,
                Enquiry.Priority.FRESH,
                CallStatus.DIALLING,
                CallTimes.queued(now, now).requested(now),
                turns.account(),
                ringing.providerId(),
                null,
                null,
                null,
                0);
        unit.calls().insertAll(client.key(), List.of(ring(unit, call)));
        ending.rangIn(unit, client, lead);
    }

    /** News from the provider. */
    void report(ProviderCall news) {
        boolean known = store.inTransaction(unit -> {
            Optional<Directory.Entry> entry = find(unit, news.providerId(), news.callId());
            entry.ifPresent(found -> {
                CallId id = CallId.parse(found.subject());
                Optional<Call> before = unit.calls().find(found.client(), id);
                if (before.isPresent() && !isKnown(before.get(), news)) {
                    move(unit, before.get(), (same, lead, call) -> apply(same, lead, call, news));
                }
            });
            return entry.isPresent();
        });
        if (!known) {
            LOG.info("News of an unknown call is ignored");
        }
    }

    static Optional<Directory.Entry> find(UnitOfWork unit, String providerId, @Nullable String callId) {
        Optional<Directory.Entry> entry = unit.directory().find(Directory.Kind.PROVIDER_CALL, providerId);
        return entry.isPresent() || callId == null
                ? entry
                : unit.directory().find(Directory.Kind.PROVIDER_CALL, callId);
    }

    /** Nothing takes back what makes news old: no lock is needed to see it. */
    private static boolean isKnown(Call call, ProviderCall news) {
        boolean early =
                news.progress() == ProviderCall.Progress.QUEUED || news.progress() == ProviderCall.Progress.RINGING;
        boolean further = call.status() == CallStatus.PLACED
                || call.status() == CallStatus.IN_PROGRESS
                || call.status() == CallStatus.ENDED;
        boolean same = news.providerId().equals(call.providerId())
                && (news.controlUrl() == null || call.controlUrl() != null)
                && news.startedAt() == null;
        return call.report() != null || (early && further && same);
    }

    private void apply(UnitOfWork unit, Lead lead, Call before, ProviderCall news) {
        if (before.report() != null) {
            return;
        }
        Call call = remember(unit, before, news.providerId(), news.controlUrl());
        if (call.status() == CallStatus.QUEUED || call.status() == CallStatus.CANCELLED) {
            call = takenAfterAll(unit, lead, call);
        }
        if (call.status() == CallStatus.DIALLING || call.status() == CallStatus.UNKNOWN) {
            call = ring(unit, call);
        }
        boolean calledOff = before.status() == CallStatus.CANCELLED;
        if ((before.providerId() == null || calledOff) && news.progress() != ProviderCall.Progress.ENDED) {
            hangUpIfUnwanted(unit, lead, call, calledOff);
        }
        boolean complete = news.findings() != null;
        if (news.startedAt() != null && (complete || call.times().startedAt() == null)) {
            call = call.moved(call.status(), call.times().started(news.startedAt()));
        }
        switch (news.progress()) {
            case QUEUED, RINGING -> save(unit, before, call);
            case IN_PROGRESS -> save(unit, before, answered(call));
            case ENDED -> ended(unit, lead, call, news);
        }
    }

    /** It was given up or called off as never asked for, yet the provider has it: it is a call, and not dialled again. */
    private Call takenAfterAll(UnitOfWork unit, Lead lead, Call call) {
        if (call.enquiry() != null) {
            Enquiry enquiry =
                    unit.enquiries().find(call.client(), call.enquiry()).orElseThrow();
            unit.enquiries().update(enquiry.withAttempts(enquiry.attempts() + 1));
        }
        if (lead.status() == LeadStatus.NEW) {
            unit.leads().update(lead.withStatus(LeadStatus.CALLING));
        }
        return call.moved(CallStatus.UNKNOWN, call.times().requested(clock.instant()));
    }

    private Call answered(Call call) {
        if (call.status() != CallStatus.PLACED) {
            return call;
        }
        Instant started = call.times().startedAt();
        return call.moved(
                CallStatus.IN_PROGRESS, started == null ? call.times().started(clock.instant()) : call.times());
    }

    private void ended(UnitOfWork unit, Lead lead, Call call, ProviderCall told) {
        ProviderCall news = CallTurns.complete(unit, call, told);
        Call over = hungUp(unit, call, news.endedAt());
        if (news.findings() != null && news.endedAt() != null) {
            over = over.moved(CallStatus.ENDED, over.times().ended(news.endedAt())); // the report is exact
        }
        if (news.findings() != null && isUnbegun(over, news)) {
            unmade.queueAnew(unit, lead, over, news.ending());
        } else if (news.findings() != null) {
            CallReport report = ending.reportOf(unit, lead, over, news.ending(), news.findings());
            ending.conclude(unit, lead, over, report, news.findings().callbackAt());
        } else {
            unit.calls().update(over);
            lookUp(unit, over, clock.instant().plus(policy.reportGrace()));
        }
    }

    private static boolean isUnbegun(Call call, ProviderCall news) {
        return call.direction() == CallDirection.OUTBOUND
                && news.ending() != null
                && news.ending().kind() == Ending.Kind.NOT_BEGUN;
    }

    /** The provider has no report to give, long after the end: what the ending alone tells must do. */
    void concludeWithoutReport(ProviderCall news, ClientKey client, CallId id) {
        move(client, id, (unit, lead, call) -> {
            if (call.report() == null && call.status() != CallStatus.CANCELLED) {
                Call over = hungUp(unit, call, news.endedAt());
                ending.conclude(unit, lead, over, ending.reportOf(unit, lead, over, news.ending(), null), null);
            }
        });
    }

    private Call ring(UnitOfWork unit, Call call) {
        Instant now = clock.instant();
        Client client = unit.clients().find(call.client()).orElseThrow();
        lookUp(unit, call, now.plus(client.settings().calls().maxCallDuration()).plus(policy.reportGrace()));
        unit.events()
                .append(
                        call.client(),
                        List.of(new EventLog.Draft(
                                EventType.CALL_STARTED, now, Json.object("callId", call.id(), "leadId", call.lead()))));
        return call.moved(CallStatus.PLACED, call.times());
    }

    /** A call that was live until now gives its slot back. */
    private Call hungUp(UnitOfWork unit, Call call, @Nullable Instant endedAt) {
        if (call.status() == CallStatus.ENDED) {
            return call;
        }
        Instant now = clock.instant();
        turns.freed(unit, call, now);
        return call.moved(CallStatus.ENDED, call.times().ended(endedAt == null ? now : endedAt));
    }

    private static Call remember(UnitOfWork unit, Call call, String providerId, @Nullable String controlUrl) {
        if (providerId.equals(call.providerId()) && (controlUrl == null || call.controlUrl() != null)) {
            return call;
        }
        unit.directory()
                .put(new Directory.Entry(
                        Directory.Kind.PROVIDER_CALL,
                        providerId,
                        call.client(),
                        call.id().toString()));
        return call.placedAs(providerId, controlUrl == null ? call.controlUrl() : controlUrl);
    }

    private static void save(UnitOfWork unit, Call before, Call after) {
        if (!after.equals(before)) {
            unit.calls().update(after);
        }
    }

    private static void lookUp(UnitOfWork unit, Call call, Instant due) {
        unit.jobs().schedule(job(call, ReconcileJob.KIND, Lane.REPORT, due));
    }

    private static Job job(Call call, String kind, Lane lane, Instant due) {
        return new Job(call.client(), kind, call.id().toString(), lane, due);
    }

    private void move(ClientKey client, CallId id, Move move) {
        store.inTransaction(unit -> {
            Optional<Call> found = unit.calls().find(client, id);
            found.ifPresent(call -> move(unit, call, move));
            return found.isPresent();
        });
    }

    private static void move(UnitOfWork unit, Call seen, Move move) {
        Lead lead = unit.leads().lock(seen.client(), seen.lead()).orElseThrow();
        move.make(unit, lead, unit.calls().lock(seen.client(), seen.id()).orElseThrow());
    }

    /**
     * A call that rings in.
     *
     * @param id its id here
     * @param providerId its id at the provider
     * @param enquiry what it is
     */
    record Ringing(CallId id, String providerId, EnquiryId enquiry) {}

    private interface Move {
        void make(UnitOfWork unit, Lead lead, Call call);
    }
}
