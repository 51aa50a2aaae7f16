package io.github.booking4j.spi.store;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentChange;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentQuery;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Appointments. */
public interface AppointmentRepository {
    /** Stores a new appointment; its claims are made through {@link CalendarRepository}. */
    void insert(Appointment appointment);

    /** Writes a changed appointment. */
    Appointment update(Appointment appointment);

    /** An appointment. */
    Optional<Appointment> find(ClientKey client, AppointmentId id);

    /** Locks an appointment. */
    Optional<Appointment> lock(ClientKey client, AppointmentId id);

    /** Keeps what happened to an appointment; of one version, once. */
    void note(ClientKey client, AppointmentId id, AppointmentChange change);

    /** What was kept of an appointment, in the order of its versions, at most 1000. */
    List<AppointmentChange> changes(ClientKey client, AppointmentId id);

    /** The booked appointments of a lead that start after an instant, without holds, earliest first, at most 100. */
    List<Appointment> upcoming(ClientKey client, LeadId lead, Instant after);

    /** Appointments in the order of their start, then id; holds that were given up are left out. */
    List<Appointment> list(ClientKey client, AppointmentQuery query);
}
