package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.client.Client;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.InstantSource;
import java.util.List;

/** Tells, in the transaction of the booking, that something is booked: at once or after it was held. */
final class BookingNews {
    private final InstantSource clock;
    private final List<AppointmentListener> listeners;

    BookingNews(InstantSource clock, List<AppointmentListener> listeners) {
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
    }

    void tell(UnitOfWork unit, Client client, Lead lead, Appointment appointment) {
        if (lead.status() != LeadStatus.OPTED_OUT && lead.status() != LeadStatus.BOOKED) {
            unit.leads().update(lead.withStatus(LeadStatus.BOOKED));
        }
        listeners.forEach(listener -> listener.booked(unit, client, lead, appointment));
        String data = Json.object(
                "appointmentId", appointment.id(),
                "leadId", lead.id(),
                "service", appointment.service(),
                "resources",
                        appointment.resources().stream().map(Object::toString).toList(),
                "start", appointment.start(),
                "callId", appointment.call());
        unit.events()
                .append(client.key(), List.of(new EventLog.Draft(EventType.APPOINTMENT_BOOKED, clock.instant(), data)));
    }
}
