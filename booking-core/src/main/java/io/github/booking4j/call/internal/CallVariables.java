package io.github.booking4j.call.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.client.Client;
import io.github.booking4j.contact.PersonName;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an assistant should know when a call begins. */
final class CallVariables {
    private CallVariables() {}

    static Map<String, String> of(UnitOfWork unit, Client client, Lead lead, Instant begins) {
        Map<String, String> variables = new HashMap<>();
        variables.put("businessName", client.name());
        // An assistant knows neither the day nor the place: without them it makes a date of "tomorrow" by guess.
        ZoneId zone = client.timeZone();
        variables.put("localTime", SpokenTime.written(begins.atZone(zone)));
        variables.put("timeZone", zone.getId());
        String name = lead.details().name();
        if (name != null) {
            variables.put("firstName", new PersonName(name).first());
        }
        String service = lead.details().service();
        if (service != null) {
            variables.put("service", service);
        }
        List<Appointment> upcoming = unit.appointments().upcoming(client.key(), lead.id(), begins);
        variables.put("appointment", upcoming.isEmpty() ? "none" : spoken(client, lead, upcoming.get(0)));
        return variables;
    }

    private static String spoken(Client client, Lead lead, Appointment appointment) {
        return SpokenTime.of(
                appointment.start().atZone(appointment.time().zone()),
                lead.zones(),
                client.settings().messages().locale());
    }
}
