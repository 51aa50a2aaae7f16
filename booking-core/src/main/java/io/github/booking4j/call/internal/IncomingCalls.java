package io.github.booking4j.call.internal;

import io.github.booking4j.call.CallId;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientStatus;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.lead.internal.LeadService;
import io.github.booking4j.spi.gateway.VoiceInbox.IncomingAnswer;
import io.github.booking4j.spi.gateway.VoiceInbox.IncomingCall;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes calls that ring in: the number that was rung leads to the client, the caller's own number to the lead. Ringing in is an
 * enquiry, which this call answers: what else pursued the lead ends. One who opted out is served like anybody, and stays opted out.
 */
public final class IncomingCalls {
    private static final String NOBODY = "Sorry, this line does not take calls.";
    private static final String WITHHELD =
            "Sorry, we cannot take calls without a valid caller number. Please call again and show your number.";

    private final BookingStore store;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final LeadService leads;
    private final CallPlanner planner;
    private final CallProgress progress;

    /** Takes calls by a clock; {@code planner} calls off what they make needless. */
    public IncomingCalls(
            BookingStore store,
            InstantSource clock,
            Supplier<UUID> ids,
            LeadService leads,
            CallPlanner planner,
            CallProgress progress) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.leads = leads;
        this.planner = planner;
        this.progress = progress;
    }

    IncomingAnswer answer(IncomingCall ringing) {
        return store.inTransaction(unit -> {
            Client client = OwnNumbers.rungOn(unit, ringing.to()).orElse(null);
            if (client == null || client.status() != ClientStatus.ACTIVE) {
                return refused(NOBODY);
            }
            AssistantJob.wakeIfNone(unit, client, clock.instant());
            Optional<Lead> lead = take(unit, client, ringing);
            return lead.map(caller -> served(unit, client, caller)).orElseGet(() -> refused(WITHHELD));
        });
    }

    /** Who rings; empty: nobody knows. A call that is told of twice is one call. */
    private Optional<Lead> take(UnitOfWork unit, Client client, IncomingCall ringing) {
        PhoneNumber from = ringing.from();
        if (from == null) {
            return Optional.empty();
        }
        ClientKey key = client.key();
        CallId id = new CallId(ids.get());
        Directory.Entry entry =
                new Directory.Entry(Directory.Kind.PROVIDER_CALL, ringing.providerId(), key, id.toString());
        if (!unit.directory().put(entry)) {
            return earlier(unit, entry);
        }
        // As with any enquiry the lead itself is the consent; it is talked to already, so nobody has to call it.
        NewLead caller = NewLead.phone(from.e164()).source("call");
        Optional<Lead> arrived = leads.arriveToBook(unit, client, caller).stored();
        if (arrived.isEmpty()) {
            unit.directory().remove(entry.kind(), entry.value(), key);
            return arrived;
        }
        Instant now = clock.instant();
        Lead lead = arrived.get();
        boolean free = isFree(unit, lead, now);
        Lead talking = unit.leads().update((free ? lead.withStatus(LeadStatus.CALLING) : lead).contactedAt(now));
        planner.rangIn(unit, talking);
        Enquiry enquiry = enquiry(unit, talking, free);
        progress.rangIn(unit, client, talking, new CallProgress.Ringing(id, ringing.providerId(), enquiry.id()));
        return Optional.of(talking);
    }

    /** Whether the call may change where the lead stands: an appointment that is over keeps nobody from being followed up. */
    private static boolean isFree(UnitOfWork unit, Lead lead, Instant now) {
        return lead.status() == LeadStatus.BOOKED
                ? unit.appointments().upcoming(lead.client(), lead.id(), now).isEmpty()
                : Gate.veto(lead.status()).isEmpty();
    }

    private static Optional<Lead> earlier(UnitOfWork unit, Directory.Entry entry) {
        return unit.directory()
                .find(entry.kind(), entry.value())
                .flatMap(known -> unit.calls().find(known.client(), CallId.parse(known.subject())))
                .filter(call -> call.client().equals(entry.client()))
                .flatMap(call -> unit.leads().find(call.client(), call.lead()));
    }

    /** The enquiry of this very call. It stays open until the call is concluded, in the place of all others. */
    private static Enquiry enquiry(UnitOfWork unit, Lead lead, boolean open) {
        if (open) {
            unit.enquiries().closeAll(lead.client(), lead.id());
        }
        Enquiry enquiry = unit.enquiries().list(lead.client(), lead.id(), 1).get(0);
        if (open) {
            unit.enquiries().update(enquiry.withState(Enquiry.State.OPEN));
        }
        return enquiry;
    }

    private IncomingAnswer served(UnitOfWork unit, Client client, Lead lead) {
        Map<String, String> variables = CallVariables.of(unit, client, lead, clock.instant());
        return new IncomingAnswer(client.assistant().id(), variables, null);
    }

    private static IncomingAnswer refused(String words) {
        return new IncomingAnswer(null, Map.of(), words);
    }
}
