package io.github.booking4j.lead.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Enquiry.Arrival;
import io.github.booking4j.lead.EnquiryId;
import io.github.booking4j.lead.ImportId;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes checked leads in, many at once, in one transaction: new ones are stored, known ones filled up, and it is decided
 * who is called. Which lead is new is the answer of the unique key, never of a look beforehand.
 */
public final class LeadIntake {
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final List<LeadListener> listeners;

    /**
     * @param listeners told inside the transaction, in order
     */
    public LeadIntake(InstantSource clock, Supplier<UUID> ids, List<LeadListener> listeners) {
        this.clock = clock;
        this.ids = ids;
        this.listeners = List.copyOf(listeners);
    }

    /** Takes leads in, at most a few thousand; answers in their order. */
    List<Taken> take(UnitOfWork unit, Client client, List<Candidate> candidates, Purpose purpose) {
        Instant now = clock.instant();
        Set<String> optedOut = unit.optOuts().among(client.key(), phones(candidates));
        Map<PhoneNumber, Lead> stored = store(client, candidates, optedOut, now);
        Set<LeadId> fresh = new HashSet<>(unit.leads().insertMissing(client.key(), stored.values()));
        Map<PhoneNumber, Lead> known = known(unit, client.key(), stored, fresh);
        Set<LeadId> open = new HashSet<>(unit.enquiries()
                .withOpen(client.key(), known.values().stream().map(Lead::id).toList()));

        Batch batch = new Batch(unit, client, purpose, now);
        List<Taken> taken = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            PhoneNumber phone = candidate.contact().phone().number();
            Lead before = known.get(phone);
            Lead inserted = stored.get(phone);
            Taken one;
            if (before == null && inserted != null && fresh.remove(inserted.id())) {
                one = batch.created(candidate, inserted);
                known.put(phone, one.lead());
            } else if (before != null) {
                one = batch.again(candidate, before, open.contains(before.id()), optedOut.contains(phone.e164()));
                known.put(phone, one.lead());
            } else {
                throw new IllegalStateException("A lead is neither new nor known");
            }
            if (one.arrival() != Arrival.OPTED_OUT) {
                open.add(one.lead().id());
            }
            taken.add(one);
        }
        batch.flush(listeners);
        return taken;
    }

    private static Collection<String> phones(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> candidate.contact().phone().number().e164())
                .distinct()
                .toList();
    }

    private Map<PhoneNumber, Lead> store(Client client, List<Candidate> candidates, Set<String> optedOut, Instant now) {
        Map<PhoneNumber, Lead> leads = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            PhoneNumber phone = candidate.contact().phone().number();
            leads.computeIfAbsent(
                    phone,
                    number -> new Lead(
                            client.key(),
                            new LeadId(ids.get()),
                            number,
                            candidate.contact().details(),
                            candidate.contact().zones(),
                            optedOut.contains(number.e164())
                                    ? LeadStatus.OPTED_OUT
                                    : candidate.consent() == null ? LeadStatus.HELD : LeadStatus.NEW,
                            candidate.consent(),
                            now,
                            null,
                            0));
        }
        return leads;
    }

    private static Map<PhoneNumber, Lead> known(
            UnitOfWork unit, ClientKey client, Map<PhoneNumber, Lead> stored, Set<LeadId> fresh) {
        List<PhoneNumber> phones = stored.values().stream()
                .filter(lead -> !fresh.contains(lead.id()))
                .map(Lead::phone)
                .toList();
        Map<PhoneNumber, Lead> known = new HashMap<>();
        if (!phones.isEmpty()) {
            unit.leads().lockByPhones(client, phones).forEach(lead -> known.put(lead.phone(), lead));
        }
        return known;
    }

    /**
     * A checked lead that arrives.
     *
     * @param contact what it can be reached by
     * @param consent why it may be contacted; null: nobody said
     */
    record Candidate(LeadCheck.Contact contact, @Nullable Consent consent) {}

    /**
     * What became of it.
     *
     * @param lead as stored
     * @param arrival how it counts
     */
    record Taken(Lead lead, Arrival arrival) {}

    /**
     * What leads arrive for.
     *
     * @param priority how urgent their calls are
     * @param importId the import they come in; null: a single arrival
     * @param call whether they are called for it; a lead that books by itself is not
     */
    record Purpose(Enquiry.Priority priority, @Nullable ImportId importId, boolean call) {}

    /** Gathers what one transaction writes, so that it is written in few statements. */
    private final class Batch {
        private final UnitOfWork unit;
        private final Client client;
        private final Purpose purpose;
        private final Instant now;
        private final List<Enquiry> enquiries = new ArrayList<>();
        private final List<EventLog.Draft> events = new ArrayList<>();
        private final List<LeadListener.Arrived> calls = new ArrayList<>();
        private final List<Lead> askedAgain = new ArrayList<>();

        Batch(UnitOfWork unit, Client client, Purpose purpose, Instant now) {
            this.unit = unit;
            this.client = client;
            this.purpose = purpose;
            this.now = now;
        }

        Taken created(Candidate candidate, Lead lead) {
            Arrival arrival = lead.status() == LeadStatus.OPTED_OUT ? Arrival.OPTED_OUT : Arrival.ACCEPTED;
            enquire(candidate, lead, arrival);
            event(EventType.LEAD_CREATED, lead);
            return new Taken(lead, arrival);
        }

        Taken again(Candidate candidate, Lead before, boolean open, boolean optedOut) {
            Lead filled = before.withDetails(
                    before.details().filledFrom(candidate.contact().details()));
            Consent consent = candidate.consent();
            if (filled.consent() == null && consent != null) {
                filled = filled.withConsent(consent);
            }
            Arrival arrival = arrival(before, filled, open, optedOut);
            if (arrival == Arrival.REACTIVATED) {
                unit.enquiries().closeAll(client.key(), before.id());
                enquiries.replaceAll(earlier ->
                        earlier.lead().equals(before.id()) ? earlier.withState(Enquiry.State.CLOSED) : earlier);
                filled = filled.withStatus(filled.consent() == null ? LeadStatus.HELD : LeadStatus.NEW);
            }
            Lead lead = filled.equals(before) ? before : unit.leads().update(filled);
            enquire(candidate, lead, arrival);
            if (arrival == Arrival.DUPLICATE
                    && open
                    && purpose.call()
                    && purpose.priority() == Enquiry.Priority.FRESH) {
                askedAgain.add(lead);
            }
            if (arrival != Arrival.OPTED_OUT) {
                event(arrival == Arrival.REACTIVATED ? EventType.LEAD_REACTIVATED : EventType.LEAD_DUPLICATE, lead);
            }
            return new Taken(lead, arrival);
        }

        private Arrival arrival(Lead before, Lead filled, boolean open, boolean optedOut) {
            if (optedOut || before.status() == LeadStatus.OPTED_OUT) {
                return Arrival.OPTED_OUT;
            }
            if (before.status() == LeadStatus.HELD && filled.consent() != null) {
                return Arrival.REACTIVATED; // consent came with this arrival: what was held is called now
            }
            if (isBooked(before)) {
                return Arrival.DUPLICATE; // it has what it asks for, and nobody who is booked is called
            }
            if (before.status() == LeadStatus.STOPPED && purpose.importId() != null) {
                return Arrival.DUPLICATE; // a list does not undo what the business decided; the person may
            }
            Instant contacted = before.lastContactedAt();
            boolean recent = contacted != null
                    && contacted.isAfter(now.minus(client.settings().calls().recallAfter()));
            return open || recent ? Arrival.DUPLICATE : Arrival.REACTIVATED;
        }

        private boolean isBooked(Lead lead) {
            return lead.status() == LeadStatus.BOOKED
                    && !unit.appointments()
                            .upcoming(client.key(), lead.id(), now)
                            .isEmpty();
        }

        private void enquire(Candidate candidate, Lead lead, Arrival arrival) {
            boolean waits = purpose.call() && (arrival == Arrival.ACCEPTED || arrival == Arrival.REACTIVATED);
            Enquiry enquiry = new Enquiry(
                    client.key(),
                    new EnquiryId(ids.get()),
                    lead.id(),
                    now,
                    arrival,
                    purpose.priority(),
                    waits ? Enquiry.State.OPEN : Enquiry.State.CLOSED,
                    0,
                    candidate.contact().details().source(),
                    candidate.contact().details().service(),
                    purpose.importId());
            enquiries.add(enquiry);
            if (waits && lead.status() == LeadStatus.NEW) {
                calls.add(new LeadListener.Arrived(lead, enquiry));
            }
        }

        private void event(EventType type, Lead lead) {
            events.add(new EventLog.Draft(
                    type,
                    now,
                    Json.object(
                            "leadId", lead.id(),
                            "status", lead.status().name().toLowerCase(Locale.ROOT),
                            "source", lead.details().source())));
        }

        void flush(List<LeadListener> told) {
            unit.enquiries().insertAll(client.key(), enquiries);
            unit.events().append(client.key(), events);
            if (!calls.isEmpty()) {
                told.forEach(listener -> listener.toBeCalled(unit, client, calls));
            }
            if (!askedAgain.isEmpty()) {
                told.forEach(listener -> listener.askedAgain(unit, client, askedAgain));
            }
        }
    }
}
