package io.github.booking4j.message.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.internal.Catalog;
import io.github.booking4j.appointment.internal.Invitation;
import io.github.booking4j.appointment.internal.ManageLinks;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what a message says, at the moment it is sent: "tomorrow" is what it is then. */
public final class MessageWriter {
    private static final String NAMELESS = "A lead";

    private final InstantSource clock;
    private final String publicUrl;
    private final ManageLinks links;
    private final Wordings wordings;

    /**
     * @param publicUrl what the links of a client begin with
     * @param links lead whoever is written to to the appointment
     */
    public MessageWriter(InstantSource clock, String publicUrl, ManageLinks links, Wordings wordings) {
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.links = links;
        this.wordings = wordings;
    }

    Message.Content write(
            UnitOfWork unit, Message message, Client client, @Nullable Lead lead, @Nullable Appointment appointment) {
        TemplateValues values = new TemplateValues(message.kind(), client, publicUrl);
        if (lead != null) {
            values.lead(lead);
        }
        Wording wording = wordings.of(unit, client.key(), message.kind(), message.channel());
        if (appointment == null) {
            return wording.write(values.map());
        }
        String service = Catalog.serviceName(unit, appointment);
        values.appointment(appointment, service, clock.instant(), lead == null ? Set.of() : lead.zones());
        if (appointment.status().isStanding()) {
            values.put("appointment.manageUrl", links.to(unit, appointment));
        }
        Message.Content words = wording.write(values.map());
        return message.channel() == Channel.SMS || message.kind() == MessageKind.REMINDER
                ? words // a reminder changes nothing in a calendar
                : words.withCalendar(invitation(message, client, appointment, service));
    }

    /** For the client: what a lead wrote. */
    Message.Content forwarded(UnitOfWork unit, Client client, Lead lead, String text) {
        String name = lead.details().name();
        TemplateValues values = new TemplateValues(MessageKind.FORWARDED, client, publicUrl)
                .lead(name == null ? NAMELESS : name)
                .put("lead.phone", lead.phone().e164())
                .put("reply.text", text);
        return wordings.of(unit, client.key(), MessageKind.FORWARDED, Channel.EMAIL)
                .write(values.map());
    }

    private String invitation(Message message, Client client, Appointment appointment, String service) {
        Instant now = clock.instant();
        return new Invitation(client, appointment, service).to(message.address(), now);
    }
}
