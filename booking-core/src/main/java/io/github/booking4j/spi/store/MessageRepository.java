package io.github.booking4j.spi.store;

import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageId;
import io.github.booking4j.message.MessageQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Messages. */
public interface MessageRepository {
    /** Stores new messages. */
    void insertAll(ClientKey client, Collection<Message> messages);

    /** Writes a changed message. */
    Message update(Message message);

    /** A message. */
    Optional<Message> find(ClientKey client, MessageId id);

    /** Locks a message. */
    Optional<Message> lock(ClientKey client, MessageId id);

    /** Drops every planned message about an appointment; returns how many. */
    int dropPlanned(ClientKey client, AppointmentId appointment);

    /** Drops every planned message to a lead; returns how many. */
    int dropPlanned(ClientKey client, LeadId lead);

    /** Messages, newest first. */
    List<Message> list(ClientKey client, MessageQuery query);
}
