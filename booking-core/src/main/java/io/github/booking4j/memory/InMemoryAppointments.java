package io.github.booking4j.memory;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentChange;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentQuery;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.memory.Schema.NotedChange;
import io.github.booking4j.spi.store.AppointmentRepository;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

final class InMemoryAppointments implements AppointmentRepository {
    private static final int MOST_UPCOMING = 100;
    private static final int MOST_CHANGES = 1_000;

    private final Schema schema;

    InMemoryAppointments(Schema schema) {
        this.schema = schema;
    }

    @Override
    public void insert(Appointment appointment) {
        schema.appointments.insert(stored(appointment, appointment.version()));
    }

    @Override
    public Appointment update(Appointment appointment) {
        Integer version = find(appointment.client(), appointment.id())
                .map(Appointment::version)
                .orElse(null);
        Appointment stored = stored(appointment, Stored.nextVersion(version, appointment.version()));
        schema.appointments.put(stored);
        return stored;
    }

    @Override
    public Optional<Appointment> find(ClientKey client, AppointmentId id) {
        return schema.appointments.find(client, id.value());
    }

    @Override
    public Optional<Appointment> lock(ClientKey client, AppointmentId id) {
        return find(client, id);
    }

    @Override
    public void note(ClientKey client, AppointmentId id, AppointmentChange change) {
        AppointmentChange stored = new AppointmentChange(
                change.kind(), Stored.micros(change.at()), Stored.micros(change.start()), change.version());
        schema.appointmentChanges.insert(new NotedChange(client, id, stored));
    }

    @Override
    public List<AppointmentChange> changes(ClientKey client, AppointmentId id) {
        return schema.appointmentChanges.primary().startingWith(client, id.value()).stream()
                .limit(MOST_CHANGES)
                .map(NotedChange::change)
                .toList();
    }

    @Override
    public List<Appointment> upcoming(ClientKey client, LeadId lead, Instant after) {
        Key ofLead = Key.of(client, lead.value());
        return schema.appointmentsOfLead.range(ofLead.with(after).end(), ofLead.end()).stream()
                .filter(appointment -> appointment.status().isPromised())
                .limit(MOST_UPCOMING)
                .toList();
    }

    @Override
    public List<Appointment> list(ClientKey client, AppointmentQuery query) {
        boolean ofLead = query.lead() != null;
        Index<Appointment> index = ofLead ? schema.appointmentsOfLead : schema.appointmentsByStart;
        Key prefix = query.lead() == null
                ? Key.of(client)
                : Key.of(client, query.lead().value());
        return page(index, prefix, query).stream()
                .filter(appointment -> appointment.status() != AppointmentStatus.RELEASED)
                .filter(appointment -> query.status() == null || appointment.status() == query.status())
                .filter(appointment ->
                        query.service() == null || appointment.service().equals(query.service()))
                .filter(appointment ->
                        query.resource() == null || appointment.resources().contains(query.resource()))
                .limit(query.limit())
                .toList();
    }

    private static Range<Appointment> page(Index<Appointment> index, Key prefix, AppointmentQuery query) {
        Key from = query.from() == null ? prefix : prefix.with(query.from());
        Key to = query.to() == null ? prefix.end() : prefix.with(query.to());
        AppointmentQuery.Position after = query.after();
        if (after != null) {
            Key next = prefix.with(after.start()).with(after.id().value()).end();
            from = next.compareTo(from) > 0 ? next : from;
        }
        return index.range(from, to);
    }

    private static Appointment stored(Appointment appointment, int version) {
        return new Appointment(
                appointment.client(),
                appointment.id(),
                appointment.lead(),
                appointment.service(),
                appointment.resources(),
                stored(appointment.time()),
                appointment.bufferBefore(),
                appointment.bufferAfter(),
                appointment.status(),
                Stored.microsOrNull(appointment.heldUntil()),
                appointment.price(),
                appointment.call(),
                Stored.micros(appointment.createdAt()),
                appointment.sequence(),
                version);
    }

    private static Appointment.Time stored(Appointment.Time time) {
        return new Appointment.Time(
                time.localStart().truncatedTo(ChronoUnit.MICROS),
                time.zone(),
                time.offset(),
                Stored.micros(time.start()),
                Stored.micros(time.end()),
                time.rules());
    }
}
