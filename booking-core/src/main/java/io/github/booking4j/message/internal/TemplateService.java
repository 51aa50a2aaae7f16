package io.github.booking4j.message.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.internal.Catalog;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.Template;
import io.github.booking4j.message.TemplatePreview;
import io.github.booking4j.message.Templates;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows and changes what messages say. */
public final class TemplateService implements Templates {
    /** As long as a real link. */
    private static final String NOWHERE = "/manage/AAAAAAAAAAAAAAAAAAAAAA";

    private final BookingStore store;
    private final InstantSource clock;
    private final String publicUrl;
    private final Wordings wordings;

    /** @param publicUrl what the links of a client begin with */
    public TemplateService(BookingStore store, InstantSource clock, String publicUrl, Wordings wordings) {
        this.store = store;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.wordings = wordings;
    }

    @Override
    public Template get(ClientKey key, MessageKind kind, Channel channel) {
        return store.inTransaction(
                unit -> wordings.template(unit, client(unit, key).key(), kind, channel));
    }

    @Override
    public Template standard(MessageKind kind, Channel channel) {
        return wordings.standard(kind, channel);
    }

    @Override
    public Set<String> variables(MessageKind kind) {
        requireTemplates(kind);
        return TemplateVariables.of(kind);
    }

    @Override
    public Template put(ClientKey key, Template template) {
        requireTemplates(template.kind());
        return store.inTransaction(unit -> {
            Client client = client(unit, key);
            TemplateCheck.check(template, madeUp(client, template.kind()).map());
            unit.templates().put(key, template);
            return template;
        });
    }

    @Override
    public void reset(ClientKey key, MessageKind kind, Channel channel) {
        requireTemplates(kind);
        store.inTransaction(unit -> unit.templates().remove(client(unit, key).key(), kind, channel));
    }

    @Override
    public TemplatePreview preview(
            ClientKey key, Template template, @Nullable LeadId lead, @Nullable AppointmentId appointment) {
        requireTemplates(template.kind());
        return store.inTransaction(unit -> {
            Client client = client(unit, key);
            TemplateValues values = madeUp(client, template.kind());
            Wording wording = TemplateCheck.check(template, values.map());
            fill(values, unit, key, lead, appointment);
            Message.Content content = wording.write(values.map());
            return new TemplatePreview(content, template.channel() == Channel.SMS ? size(content.text()) : null);
        });
    }

    private void fill(
            TemplateValues values,
            UnitOfWork unit,
            ClientKey key,
            @Nullable LeadId leadId,
            @Nullable AppointmentId appointmentId) {
        Appointment appointment = appointmentId == null ? null : appointment(unit, key, appointmentId);
        LeadId reader = leadId == null && appointment != null ? appointment.lead() : leadId;
        Lead lead = reader == null ? null : lead(unit, key, reader);
        if (lead != null) {
            values.put("lead.name", "").put("lead.firstName", "").lead(lead);
        }
        if (appointment != null) {
            values.appointment(
                    appointment,
                    Catalog.serviceName(unit, appointment),
                    clock.instant(),
                    lead == null ? Set.of() : lead.zones());
        }
    }

    /** Values such as there may be, none of them short. */
    private TemplateValues madeUp(Client client, MessageKind kind) {
        Instant now = clock.instant();
        ZoneId zone = client.timeZone();
        Instant start = LocalDate.ofInstant(now, zone)
                .plusDays(1)
                .atTime(LocalTime.of(10, 0))
                .atZone(zone)
                .toInstant();
        return new TemplateValues(kind, client, publicUrl)
                .lead("Alexandra Example")
                .put("lead.phone", "+12015550123")
                .put("reply.text", "Could you do Thursday instead?")
                .appointment(start, zone, now, Set.of())
                .put("service.name", "Consultation")
                .put("appointment.manageUrl", publicUrl + NOWHERE);
    }

    private static TemplatePreview.SmsSize size(String text) {
        SmsText.Length length = SmsText.length(text);
        return new TemplatePreview.SmsSize(
                length.encoding() == SmsText.Encoding.UCS_2, length.units(), length.segments());
    }

    private void requireTemplates(MessageKind kind) {
        wordings.standard(kind, Channel.SMS);
    }

    private static Client client(UnitOfWork unit, ClientKey key) {
        return unit.clients().find(key).orElseThrow(() -> new NotFoundException("client", "client_not_found"));
    }

    private static Lead lead(UnitOfWork unit, ClientKey key, LeadId id) {
        return unit.leads().find(key, id).orElseThrow(() -> new NotFoundException("lead " + id, "lead_not_found"));
    }

    private static Appointment appointment(UnitOfWork unit, ClientKey key, AppointmentId id) {
        return unit.appointments()
                .find(key, id)
                .orElseThrow(() -> new NotFoundException("appointment " + id, "appointment_not_found"));
    }
}
