package io.github.booking4j.message;

import io.github.booking4j.client.ClientKey;
import java.util.List;
import java.util.Optional;

/** Shows what was written to and by the leads of a client. Thread-safe. */
public interface Messages {
    /** A message. */
    Optional<Message> find(ClientKey client, MessageId id);

    /** Messages, newest first. */
    List<Message> list(ClientKey client, MessageQuery query);
}
