package io.github.booking4j.message;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import java.util.List;
import java.util.Optional;

/** What is written to and by the leads of a client. Thread-safe. */
public interface Messages {
    /** A message. */
    Optional<Message> find(ClientKey client, MessageId id);

    /** Messages, newest first. */
    List<Message> list(ClientKey client, MessageQuery query);

    /**
     * Writes to a lead in the client's own words. A notice goes out at once; an offer when the lead's marketing hours allow, and only if
     * the gate allows it then.
     *
     * @return the planned message
     * @throws InvalidException naming every problem: a variable there is not, an email without a subject or to a lead without an
     *     address, an offer by SMS that does not say STOP, another kind than notice and offer, an SMS of more than four segments
     * @throws NotFoundException when there is no such client or lead
     * @throws ConflictException when the lead may not be written to, with the first reason as code: {@code opted_out}, for an offer also
     *     {@code no_consent}, {@code stopped}, {@code client_inactive}; {@code idempotency_key_reused}
     */
    Message send(ClientKey client, NewMessage message);
}
