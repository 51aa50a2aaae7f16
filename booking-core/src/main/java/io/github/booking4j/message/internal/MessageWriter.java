package io.github.booking4j.message.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.message.Message;
import io.github.booking4j.spi.store.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Writes what a message says, at the moment it is sent. */
public final class MessageWriter {
    private final String publicUrl;

    /** Links begin with a URL. */
    public MessageWriter(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    Message.Content write(
            UnitOfWork unit, Message message, Client client, @Nullable Lead lead, @Nullable Appointment appointment) {
        return new Message.Content(publicUrl, publicUrl, null);
    }
}
