package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.spi.store.UnitOfWork;

/** Hears of appointments inside the transaction of the change. */
public interface AppointmentListener {
    /** An appointment was booked. */
    void booked(UnitOfWork unit, Client client, Lead lead, Appointment appointment);

    /** An appointment was moved; it is told as it is now. */
    default void rescheduled(UnitOfWork unit, Client client, Lead lead, Appointment appointment) {}

    /** The law of its zone changed: at the same wall-clock time an appointment starts at another instant. */
    default void resolvedAnew(UnitOfWork unit, Client client, Lead lead, Appointment appointment) {
        rescheduled(unit, client, lead, appointment);
    }

    /** An appointment was called off. */
    void cancelled(UnitOfWork unit, Client client, Lead lead, Appointment appointment);
}
