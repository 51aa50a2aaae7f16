package io.github.booking4j.message.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.client.Client;
import io.github.booking4j.contact.PersonName;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.message.MessageKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands for the variables of one message. A variable there is nothing to say for is empty. */
final class TemplateValues {
    private final Map<String, String> values = new HashMap<>();
    private final Client client;

    /** @param publicUrl what the links of a client begin with */
    TemplateValues(MessageKind kind, Client client, String publicUrl) {
        this.client = client;
        TemplateVariables.of(kind).forEach(name -> values.put(name, ""));
        put("business.name", client.name());
        put("business.phone", client.profile().phone().e164());
        put("client.key", client.key().value());
        put("client.dashboardUrl", publicUrl + "/dashboard/" + client.key());
        put("client.apiUrl", publicUrl + "/api");
        put("client.leadsUrl", publicUrl + "/api/leads/" + client.key());
    }

    TemplateValues lead(Lead lead) {
        return lead(lead.details().name());
    }

    TemplateValues lead(@Nullable String name) {
        if (name != null) {
            put("lead.name", name);
            put("lead.firstName", new PersonName(name).first());
        }
        return this;
    }

    TemplateValues appointment(Appointment appointment, String serviceName, Instant now, Set<ZoneId> readers) {
        return appointment(appointment.start(), appointment.time().zone(), now, readers)
                .put("service.name", serviceName);
    }

    /**
     * @param zone of the place where it is
     * @param readers where whoever reads it may be: it is "tomorrow" only if it is everywhere
     */
    TemplateValues appointment(Instant start, ZoneId zone, Instant now, Set<ZoneId> readers) {
        Locale locale = client.settings().messages().locale();
        WrittenTime time = new WrittenTime(start, zone, locale);
        long days = time.daysFrom(now, readers);
        return put("appointment.when", time.full())
                .put("appointment.near", time.near(days))
                .put("appointment.date", time.date())
                .put("appointment.time", time.time())
                .put("appointment.isToday", days == 0 ? "yes" : "")
                .put("appointment.isTomorrow", days == 1 ? "yes" : "");
    }

    /** Sets a variable, if the kind has it. */
    TemplateValues put(String name, String value) {
        values.replace(name, value);
        return this;
    }

    Map<String, String> map() {
        return Map.copyOf(values);
    }
}
