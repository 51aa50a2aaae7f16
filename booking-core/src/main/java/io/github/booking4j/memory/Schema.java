package io.github.booking4j.memory;

import static io.github.booking4j.memory.Key.of;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentChange;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.client.ApiKey;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.event.Event;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.ImportId;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.OptOut;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.Template;
import io.github.booking4j.money.Money;
import io.github.booking4j.sequence.Sequence;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.IdempotencyRepository;
import io.github.booking4j.spi.store.ImportRepository;
import java.time.LocalDate;

/** The tables that a single repository or two work on, and their indexes. */
final class Schema {
    final Journal journal = new Journal();

    final Table<Client> clients = new Table<>(journal, client -> of(client.key()));
    final Table<ApiKey> apiKeys = new Table<>(journal, key -> of(key.client(), key.id()));
    final Index<ApiKey> apiKeysByAge = apiKeys.index(key -> of(key.client(), key.createdAt(), key.id()));

    final Table<DirectoryRow> directory =
            new Table<>(journal, row -> of(row.entry.kind(), row.entry.value(), row.entry.client()));

    final Table<Lead> leads =
            new Table<>(journal, lead -> of(lead.client(), lead.id().value()));
    final Index<Lead> leadsByPhone =
            leads.index(lead -> of(lead.client(), lead.phone().e164()));
    final Index<Lead> leadsByStatus =
            leads.index(lead -> of(lead.client(), lead.status(), lead.id().value()));
    final Index<Lead> leadsBySource = leads.index(lead -> {
        String source = lead.details().source();
        return source == null ? null : of(lead.client(), source, lead.id().value());
    });
    final Index<Lead> leadsByArrival =
            leads.index(lead -> of(lead.client(), lead.createdAt(), lead.id().value()));

    final Table<Enquiry> enquiries =
            new Table<>(journal, enquiry -> of(enquiry.client(), enquiry.id().value()));
    final Index<Enquiry> enquiriesOfLead = enquiries.index(
            enquiry -> of(enquiry.client(), enquiry.lead().value(), enquiry.id().value()));
    final Index<Enquiry> openEnquiries = enquiries.index(enquiry -> enquiry.state() == Enquiry.State.OPEN
            ? of(enquiry.client(), enquiry.lead().value(), enquiry.id().value())
            : null);

    final Table<OptOut> optOuts = new Table<>(journal, optOut -> of(optOut.client(), optOut.address()));
    final Index<OptOut> optOutsById =
            optOuts.index(optOut -> of(optOut.client(), optOut.id().value()));
    final Table<LeadImport> imports =
            new Table<>(journal, started -> of(started.client(), started.id().value()));

    final Table<ImportPart> importParts =
            new Table<>(journal, row -> of(row.client, row.id.value(), row.part.number()));

    final CallTable calls = new CallTable(journal);

    final Table<DaySpending> spending =
            new Table<>(journal, row -> of(row.client, row.cost.currency().getCurrencyCode(), row.day));
    final Table<UsedUpBudget> usedUpBudgets = new Table<>(journal, row -> of(row.client, row.budget));

    final Table<Positioned<Service>> services = new Table<>(journal, row -> of(row.value.client(), row.value.id()));
    final Index<Positioned<Service>> servicesInOrder = services.index(row -> of(row.value.client(), row.position));
    final Table<Positioned<Resource>> resources = new Table<>(journal, row -> of(row.value.client(), row.value.id()));
    final Index<Positioned<Resource>> resourcesInOrder = resources.index(row -> of(row.value.client(), row.position));

    final Table<Appointment> appointments = new Table<>(
            journal, appointment -> of(appointment.client(), appointment.id().value()));
    final Index<Appointment> appointmentsByStart = appointments.index(appointment ->
            of(appointment.client(), appointment.start(), appointment.id().value()));
    final Index<Appointment> appointmentsOfLead = appointments.index(appointment -> of(
            appointment.client(),
            appointment.lead().value(),
            appointment.start(),
            appointment.id().value()));
    final Index<Appointment> appointmentsByBooking = appointments.index(appointment ->
            of(appointment.client(), appointment.createdAt(), appointment.id().value()));

    final Table<NotedChange> appointmentChanges =
            new Table<>(journal, row -> of(row.client, row.id.value(), row.change.version()));

    final Table<Message> messages =
            new Table<>(journal, message -> of(message.client(), message.id().value()));
    final Index<Message> messagesOfLead = messages.index(message -> message.lead() == null
            ? null
            : of(message.client(), message.lead().value(), message.id().value()));
    final Index<Message> messagesAbout = messages.index(message -> message.about() == null
            ? null
            : of(
                    message.client(),
                    message.about().appointment().value(),
                    message.id().value()));
    final Index<Message> messagesByStatus = messages.index(
            message -> of(message.client(), message.status(), message.id().value()));

    final Table<OwnTemplate> templates =
            new Table<>(journal, own -> of(own.client, own.template.kind(), own.template.channel()));

    final Table<OwnSequence> sequences = new Table<>(journal, own -> of(own.client, own.sequence.outcome()));
    final Table<FollowedLead> followedLeads =
            new Table<>(journal, followed -> of(followed.client, followed.lead.value()));

    final Table<Event> events = new Table<>(journal, event -> of(event.client(), event.number()));
    final Table<UnnumberedEvent> unnumberedEvents = new Table<>(journal, event -> of(event.client, event.position));

    final Table<IdempotencyRepository.Claim> idempotency =
            new Table<>(journal, claim -> of(claim.scope(), claim.key()));
    final Index<IdempotencyRepository.Claim> idempotencyByAge =
            idempotency.index(claim -> of(claim.at(), claim.scope(), claim.key()));

    private long position;

    /** Larger than every one before; not taken back by a roll-back. */
    long nextPosition() {
        return ++position;
    }

    record NotedChange(ClientKey client, AppointmentId id, AppointmentChange change) {}

    record DirectoryRow(Directory.Entry entry, long position) {}

    record Positioned<T>(T value, long position) {}

    record OwnTemplate(ClientKey client, Template template) {}

    record OwnSequence(ClientKey client, Sequence sequence) {}

    record ImportPart(ClientKey client, ImportId id, ImportRepository.Part part) {}

    record DaySpending(ClientKey client, LocalDate day, Money cost) {}

    record UsedUpBudget(ClientKey client, String budget) {}

    record FollowedLead(ClientKey client, LeadId lead, CallOutcome outcome) {}

    record UnnumberedEvent(ClientKey client, long position, EventLog.Draft draft) {}
}
