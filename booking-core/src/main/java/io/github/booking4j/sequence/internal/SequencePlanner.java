package io.github.booking4j.sequence.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.internal.AppointmentListener;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.internal.CallListener;
import io.github.booking4j.call.internal.CallPlanner;
import io.github.booking4j.client.Client;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.EnquiryId;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.internal.LeadListener;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.message.internal.MessageListener;
import io.github.booking4j.message.internal.MessagePlanner;
import io.github.booking4j.sequence.PlannedStep;
import io.github.booking4j.sequence.Sequence;
import io.github.booking4j.sequence.SequenceStep.Via;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows leads up: each step becomes a planned message or a queued call in the transaction that concludes the call, and is
 * decided anew when it is due. What ends a sequence drops what is still planned, in its own transaction.
 */
public final class SequencePlanner implements CallListener, LeadListener, AppointmentListener, MessageListener {
    private static final int MOST_MESSAGES = 200;
    private static final Set<MessageStatus> UNSETTLED =
            Set.of(MessageStatus.PLANNED, MessageStatus.SENDING, MessageStatus.UNKNOWN);

    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final CallPlanner calls;
    private final MessagePlanner messages;
    private final SequenceTimes times;

    /** Plans by a clock, through the planners of calls and messages. */
    public SequencePlanner(
            InstantSource clock, Supplier<UUID> ids, CallPlanner calls, MessagePlanner messages, SequenceTimes times) {
        this.clock = clock;
        this.ids = ids;
        this.calls = calls;
        this.messages = messages;
        this.times = times;
    }

    static Sequence sequence(UnitOfWork unit, Client client, CallOutcome outcome) {
        return unit.sequences().find(client.key(), outcome).orElseGet(() -> DefaultSequences.of(outcome));
    }

    @Override
    public void concluded(
            UnitOfWork unit,
            Client client,
            Lead lead,
            Call call,
            @Nullable Enquiry enquiry,
            @Nullable Instant callbackAt) {
        CallOutcome outcome = Objects.requireNonNull(call.report()).outcome();
        if (lead.status() == LeadStatus.BOOKED) {
            return; // nobody who has booked is followed up, whatever this call came to
        }
        Instant now = clock.instant();
        Instant end = call.times().endedAt() == null ? now : call.times().endedAt();
        boolean retryFailed = isRetry(unit, lead, call, outcome);
        if (!retryFailed) {
            end(unit, lead, isFollowUp(call) && !isPending(unit, lead) ? "completed" : "replaced");
        }
        SequenceTimes.Bases bases = retryFailed
                ? SequenceTimes.Bases.afterFailedRetry(end)
                : SequenceTimes.Bases.afterCall(end, callbackAt);
        List<PlannedStep> steps = times.of(client, lead, sequence(unit, client, outcome), bases);
        int planned = 0;
        for (PlannedStep step : steps) {
            planned += plan(unit, client, lead, enquiry, step) ? 1 : 0;
        }
        if (planned > 0 && !retryFailed) {
            unit.sequences().start(client.key(), lead.id(), outcome);
            tell(unit, lead, EventType.SEQUENCE_STARTED, "outcome", name(outcome), "steps", planned);
        }
    }

    @Override
    public void rangIn(UnitOfWork unit, Client client, Lead lead) {
        end(unit, lead, "replied");
    }

    /** Whether this is the second failure in a row of a lead that is followed up after the first. */
    private static boolean isRetry(UnitOfWork unit, Lead lead, Call call, CallOutcome outcome) {
        return outcome == CallOutcome.FAILED
                && isFollowUp(call)
                && unit.sequences().running(lead.client(), lead.id()).equals(Optional.of(CallOutcome.FAILED));
    }

    private static boolean isFollowUp(Call call) {
        return call.priority() == Enquiry.Priority.FOLLOW_UP;
    }

    private boolean plan(UnitOfWork unit, Client client, Lead lead, @Nullable Enquiry enquiry, PlannedStep planned) {
        Instant now = clock.instant();
        Instant at = planned.at().isBefore(now) ? now : planned.at();
        if (planned.step().via() == Via.CALL) {
            int most = client.settings().calls().maxAttempts();
            if (enquiry == null || enquiry.attempts() >= most) {
                return false;
            }
            calls.queue(unit, client, lead, enquiry, Enquiry.Priority.FOLLOW_UP, at);
            return true;
        }
        Channel channel = planned.step().via() == Via.SMS ? Channel.SMS : Channel.EMAIL;
        messages.followUp(
                unit,
                client,
                lead,
                channel,
                Objects.requireNonNull(planned.step().template()),
                at);
        return true;
    }

    /** Ends what a lead, which is locked, is followed up with, if it is. */
    private void end(UnitOfWork unit, Lead lead, String reason) {
        if (unit.sequences().finish(lead.client(), lead.id())) {
            for (Message message : followUps(unit, lead, MessageStatus.PLANNED)) {
                unit.messages().update(message.moved(MessageStatus.DROPPED, message.delivery()));
            }
            calls.cancelFollowUps(unit, lead);
            tell(unit, lead, EventType.SEQUENCE_FINISHED, "reason", reason);
        }
    }

    private static List<Message> followUps(UnitOfWork unit, Lead lead, MessageStatus status) {
        return unit
                .messages()
                .list(lead.client(), new MessageQuery(lead.id(), null, status, null, MOST_MESSAGES))
                .stream()
                .filter(message -> message.kind().isFollowUp())
                .toList();
    }

    /** Whether a step of the lead's sequence is still to come. */
    private static boolean isPending(UnitOfWork unit, Lead lead) {
        return UNSETTLED.stream()
                        .anyMatch(status -> !followUps(unit, lead, status).isEmpty())
                || unit.calls().pending(lead.client(), lead.id()).stream().anyMatch(SequencePlanner::isFollowUp);
    }

    @Override
    public void followUpSettled(UnitOfWork unit, Lead lead) {
        if (!isPending(unit, lead)) {
            end(unit, lead, "completed");
        }
    }

    @Override
    public void booked(UnitOfWork unit, Client client, Lead lead, Appointment appointment) {
        end(unit, lead, "booked");
    }

    @Override
    public void cancelled(UnitOfWork unit, Client client, Lead lead, Appointment appointment) {
        // Who calls an appointment off is not followed up for it.
    }

    @Override
    public void toBeCalled(UnitOfWork unit, Client client, List<Arrived> leads) {
        // The outcome of the call that comes ends what is left of an earlier sequence.
    }

    @Override
    public void optedOut(UnitOfWork unit, Lead lead) {
        end(unit, lead, "opted_out");
    }

    @Override
    public void stopped(UnitOfWork unit, Lead lead) {
        end(unit, lead, "stopped");
    }

    @Override
    public void rezoned(UnitOfWork unit, Client client, Lead lead) {
        // A planned step asks for the lead's hours anew when it is due.
    }

    @Override
    public void replied(UnitOfWork unit, Client client, Lead lead, boolean wantsCall) {
        end(unit, lead, "replied");
        if (wantsCall) {
            callBack(unit, client, lead);
        }
    }

    /** Who says yes to a follow-up enquires anew, and is called at once. */
    private void callBack(UnitOfWork unit, Client client, Lead lead) {
        boolean mayNot = lead.status() == LeadStatus.OPTED_OUT || lead.status() == LeadStatus.STOPPED;
        if (mayNot || !unit.calls().pending(client.key(), lead.id()).isEmpty()) {
            return; // or it is being called, or about to be
        }
        Instant now = clock.instant();
        Enquiry enquiry = new Enquiry(
                client.key(),
                new EnquiryId(ids.get()),
                lead.id(),
                now,
                Enquiry.Arrival.REACTIVATED,
                Enquiry.Priority.FRESH,
                Enquiry.State.OPEN,
                0,
                "sms",
                lead.details().service(),
                null);
        unit.enquiries().closeAll(client.key(), lead.id());
        unit.enquiries().insertAll(client.key(), List.of(enquiry));
        calls.queue(unit, client, lead, enquiry, Enquiry.Priority.FRESH, now);
        tell(unit, lead, EventType.LEAD_REACTIVATED, "source", "sms");
    }

    private void tell(UnitOfWork unit, Lead lead, EventType type, Object... details) {
        Object[] data = new Object[details.length + 2];
        data[0] = "leadId";
        data[1] = lead.id();
        System.arraycopy(details, 0, data, 2, details.length);
        unit.events().append(lead.client(), List.of(new EventLog.Draft(type, clock.instant(), Json.object(data))));
    }

    private static String name(CallOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
