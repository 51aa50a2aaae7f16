package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.aResource;
import static io.github.booking4j.testkit.Samples.aService;
import static io.github.booking4j.testkit.Samples.anAppointment;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored client with two leads and a service that needs two resources; stores appointments without claiming their time. */
final class Desk {
    final Client client;
    final Lead lead;
    final Lead otherLead;
    final Resource first;
    final Resource second;
    private final Service service;
    private final StoreContract store;

    Desk(StoreContract store) {
        this.store = store;
        this.client = store.givenClient();
        this.lead = store.givenLead(client, 1);
        this.otherLead = store.givenLead(client, 2);
        this.first = aResource(client, "first", 1);
        this.second = aResource(client, "second", 1);
        this.service = aService(client, first, second);
        store.change(unit -> {
            unit.catalog().put(first);
            unit.catalog().put(second);
            unit.catalog().put(service);
        });
    }

    Appointment appointment(int number, Instant start) {
        return anAppointment(lead, service, number, start);
    }

    Appointment book(int number, Instant start) {
        return book(appointment(number, start));
    }

    Appointment bookForOther(int number, Instant start) {
        return book(anAppointment(otherLead, service, number, start));
    }

    Appointment book(Appointment appointment) {
        store.change(unit -> unit.appointments().insert(appointment));
        return appointment;
    }

    Appointment priced(Appointment appointment, @Nullable Money price) {
        return copy(appointment, appointment.time(), price, appointment.createdAt());
    }

    Appointment bookedAt(Appointment appointment, Instant createdAt) {
        return copy(appointment, appointment.time(), appointment.price(), createdAt);
    }

    static Appointment at(Appointment appointment, Appointment.Time time) {
        return copy(appointment, time, appointment.price(), appointment.createdAt());
    }

    private static Appointment copy(
            Appointment appointment, Appointment.Time time, @Nullable Money price, Instant createdAt) {
        return new Appointment(
                appointment.client(),
                appointment.id(),
                appointment.lead(),
                appointment.service(),
                appointment.resources(),
                time,
                appointment.bufferBefore(),
                appointment.bufferAfter(),
                appointment.status(),
                price,
                appointment.call(),
                createdAt,
                appointment.sequence(),
                appointment.version());
    }
}
