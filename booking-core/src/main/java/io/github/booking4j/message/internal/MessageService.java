package io.github.booking4j.message.internal;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageId;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.Messages;
import io.github.booking4j.spi.store.BookingStore;
import java.util.List;
import java.util.Optional;

/** Shows messages. */
public final class MessageService implements Messages {
    private final BookingStore store;

    /** Reads from a store. */
    public MessageService(BookingStore store) {
        this.store = store;
    }

    @Override
    public Optional<Message> find(ClientKey client, MessageId id) {
        return store.inTransaction(unit -> unit.messages().find(client, id));
    }

    @Override
    public List<Message> list(ClientKey client, MessageQuery query) {
        return store.inTransaction(unit -> unit.messages().list(client, query));
    }
}
