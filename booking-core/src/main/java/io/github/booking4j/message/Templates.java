package io.github.booking4j.message;

import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.lead.LeadId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the messages of a client say: its own words, or the default ones, which are English. A message is written when it is sent, so
 * that a changed template changes what is planned already. Thread-safe.
 *
 * <p>Every method that takes a client throws {@link NotFoundException} when it does not exist; every method that takes a kind throws
 * {@link NotFoundException} for {@link MessageKind#REPLY}, {@link MessageKind#NOTICE} and {@link MessageKind#OFFER}, which have no
 * template.
 */
public interface Templates {
    /** What a client's messages say: its own template or the default one. */
    Template get(ClientKey client, MessageKind kind, Channel channel);

    /** What messages say unless a client says otherwise. */
    Template standard(MessageKind kind, Channel channel);

    /** The variables that templates of a kind may use. */
    Set<String> variables(MessageKind kind);

    /**
     * Sets a client's own template.
     *
     * @throws InvalidException naming everything that is wrong with it: a variable the kind does not have ({@code unknown_variable}), a
     *     malformed tag, an email without a subject, an SMS with one, an SMS longer than four segments with usual values, a follow-up by
     *     SMS that does not say STOP ({@code opt_out_missing}), another SMS that asks to reply a word which carriers take for an opt-out
     *     ({@code carrier_opt_out_word})
     */
    Template put(ClientKey client, Template template);

    /** Forgets a client's own template; the default one holds again. Does nothing when there is none. */
    void reset(ClientKey client, MessageKind kind, Channel channel);

    /**
     * Writes a template, stored or not, without sending or storing anything; links lead nowhere.
     *
     * @param lead whose name is used; null: that of the appointment, or a made-up one
     * @param appointment what it is about; null: a made-up one, tomorrow at ten
     * @throws InvalidException as {@link #put}
     * @throws NotFoundException when the client has no such lead or appointment
     */
    TemplatePreview preview(
            ClientKey client, Template template, @Nullable LeadId lead, @Nullable AppointmentId appointment);
}
