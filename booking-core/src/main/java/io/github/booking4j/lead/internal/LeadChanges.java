package io.github.booking4j.lead.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes a lead by hand, under its lock. */
final class LeadChanges {
    private static final int RECENT = 100;

    private final BookingStore store;
    private final InstantSource clock;
    private final List<LeadListener> listeners;
    private final LeadCheck check;

    LeadChanges(BookingStore store, InstantSource clock, List<LeadListener> listeners, LeadCheck check) {
        this.store = store;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
        this.check = check;
    }

    Lead edit(ClientKey key, LeadId id, UnaryOperator<NewLead> change) {
        return store.inTransaction(unit -> {
            Client client = unit.clients().find(key).orElseThrow(LeadChanges::noClient);
            Lead before = lock(unit, key, id);
            Lead wanted = wanted(client, before, change);
            if (wanted.equals(before)) {
                return before;
            }
            boolean released = before.status() == LeadStatus.HELD && wanted.consent() != null;
            Lead lead = unit.leads().update(released ? wanted.withStatus(LeadStatus.NEW) : wanted);
            if (!lead.zones().equals(before.zones())) {
                listeners.forEach(listener -> listener.rezoned(unit, client, lead));
            }
            if (released) {
                call(unit, client, lead);
            }
            announce(unit, EventType.LEAD_UPDATED, lead);
            return lead;
        });
    }

    private Lead wanted(Client client, Lead before, UnaryOperator<NewLead> change) {
        NewLead typed = typed(before);
        NewLead changed = change.apply(typed);
        Consent consent = changed.consent();
        if (consent == null && before.consent() != null) {
            throw new InvalidException(
                    new FieldProblem("/consent", "consent_not_removable", "is only taken back by an opt-out"));
        }
        LeadCheck.Checked checked = check.check(client, changed);
        LeadCheck.Contact contact = checked.contact();
        if (contact == null) {
            throw new InvalidException(checked.problems());
        }
        if (!contact.phone().number().equals(before.phone())) {
            throw new InvalidException(new FieldProblem(
                    "/phone", "read_only", "is what the lead is known by; another one is another lead"));
        }
        Set<ZoneId> zones = Objects.equals(changed.timeZone(), typed.timeZone()) ? before.zones() : contact.zones();
        Lead detailed = before.withDetails(contact.details()).withZones(zones);
        return consent == null ? detailed : detailed.withConsent(consent);
    }

    private static NewLead typed(Lead lead) {
        Lead.Details details = lead.details();
        EmailAddress email = details.email();
        @Nullable
        String zone = lead.zones().size() == 1 ? lead.zones().iterator().next().getId() : null;
        return new NewLead(
                lead.phone().e164(),
                details.name(),
                email == null ? null : email.value(),
                details.service(),
                details.source(),
                details.notes(),
                zone,
                lead.consent());
    }

    /** A lead that was held is called for the enquiry that waited. */
    private void call(UnitOfWork unit, Client client, Lead lead) {
        unit.enquiries().list(lead.client(), lead.id(), RECENT).stream()
                .filter(enquiry -> enquiry.state() == Enquiry.State.OPEN)
                .findFirst()
                .ifPresent(enquiry -> {
                    List<LeadListener.Arrived> arrived = List.of(new LeadListener.Arrived(lead, enquiry));
                    listeners.forEach(listener -> listener.toBeCalled(unit, client, arrived));
                });
    }

    Lead stop(ClientKey key, LeadId id) {
        return store.inTransaction(unit -> {
            Lead before = lock(unit, key, id);
            if (before.status() == LeadStatus.STOPPED || before.status() == LeadStatus.OPTED_OUT) {
                return before;
            }
            Lead lead = unit.leads().update(before.withStatus(LeadStatus.STOPPED));
            unit.enquiries().closeAll(key, id);
            listeners.forEach(listener -> listener.stopped(unit, lead));
            announce(unit, EventType.LEAD_STOPPED, lead);
            return lead;
        });
    }

    private void announce(UnitOfWork unit, EventType type, Lead lead) {
        Instant now = clock.instant();
        String data =
                Json.object("leadId", lead.id(), "status", lead.status().name().toLowerCase(Locale.ROOT));
        unit.events().append(lead.client(), List.of(new EventLog.Draft(type, now, data)));
    }

    private static Lead lock(UnitOfWork unit, ClientKey client, LeadId id) {
        return unit.leads().lock(client, id).orElseThrow(() -> new NotFoundException("lead " + id, "lead_not_found"));
    }

    private static NotFoundException noClient() {
        return new NotFoundException("client", "client_not_found");
    }
}
