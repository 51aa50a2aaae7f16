package io.github.booking4j.message.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.internal.Catalog;
import io.github.booking4j.appointment.internal.Invitation;
import io.github.booking4j.appointment.internal.ManageLinks;
import io.github.booking4j.client.Client;
import io.github.booking4j.contact.PersonName;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what a message says, at the moment it is sent: "tomorrow" is what it is then. */
public final class MessageWriter {
    private static final int MAX_SEGMENTS = 4;

    private final InstantSource clock;
    private final String publicUrl;
    private final ManageLinks links;
    private final DefaultTemplates templates = new DefaultTemplates();

    /**
     * @param publicUrl what the links of a client begin with
     * @param links lead whoever is written to to the appointment
     */
    public MessageWriter(InstantSource clock, String publicUrl, ManageLinks links) {
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.links = links;
    }

    Message.Content write(
            UnitOfWork unit, Message message, Client client, @Nullable Lead lead, @Nullable Appointment appointment) {
        Map<String, String> values = new HashMap<>();
        DefaultTemplates.VARIABLES.forEach(name -> values.put(name, ""));
        aboutClient(values, client);
        if (lead != null && lead.details().name() != null) {
            values.put("lead.name", lead.details().name());
            values.put("lead.firstName", new PersonName(lead.details().name()).first());
        }
        if (appointment != null) {
            aboutAppointment(values, unit, client, appointment);
            if (appointment.status().isStanding()) {
                values.put("appointment.manageUrl", links.to(unit, appointment));
            }
        }
        DefaultTemplates.Texts texts = templates.of(message.kind());
        return message.channel() == Channel.SMS
                ? new Message.Content(null, SmsText.fit(texts.sms().write(values), MAX_SEGMENTS), null)
                : new Message.Content(
                        oneLine(texts.subject().write(values)),
                        texts.text().write(values),
                        texts.html().write(values),
                        calendar(message, client, appointment, values));
    }

    /** Whoever is told of an appointment has it in the calendar; a reminder changes nothing there. */
    private @Nullable String calendar(
            Message message, Client client, @Nullable Appointment appointment, Map<String, String> values) {
        return appointment == null || message.kind() == MessageKind.REMINDER
                ? null
                : new Invitation(client, appointment, values.getOrDefault("service.name", ""))
                        .to(message.address(), clock.instant());
    }

    private void aboutClient(Map<String, String> values, Client client) {
        values.put("business.name", client.name());
        values.put("business.phone", client.profile().phone().e164());
        values.put("client.key", client.key().value());
        values.put("client.dashboardUrl", publicUrl + "/dashboard/" + client.key());
        values.put("client.apiUrl", publicUrl + "/api");
        values.put("client.leadsUrl", publicUrl + "/api/leads/" + client.key());
    }

    private void aboutAppointment(Map<String, String> values, UnitOfWork unit, Client client, Appointment appointment) {
        Locale locale = client.settings().messages().locale();
        ZoneId zone = appointment.time().zone();
        Instant start = appointment.start();
        values.put("service.name", Catalog.serviceName(unit, appointment));
        values.put("appointment.when", WrittenTime.of(start, zone, locale));
        values.put("appointment.near", WrittenTime.near(start, clock.instant(), zone, locale));
    }

    private static String oneLine(String subject) {
        return subject.replaceAll("\\s+", " ").strip();
    }
}
