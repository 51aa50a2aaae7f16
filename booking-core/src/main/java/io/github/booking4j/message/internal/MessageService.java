package io.github.booking4j.message.internal;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageId;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.Messages;
import io.github.booking4j.message.NewMessage;
import io.github.booking4j.spi.store.BookingStore;
import java.util.List;
import java.util.Optional;

/** Shows messages, and sends a client's own. */
public final class MessageService implements Messages {
    private final BookingStore store;
    private final OwnWords ownWords;

    /** Reads from a store. */
    public MessageService(BookingStore store, OwnWords ownWords) {
        this.store = store;
        this.ownWords = ownWords;
    }

    @Override
    public Optional<Message> find(ClientKey client, MessageId id) {
        return store.inTransaction(unit -> unit.messages().find(client, id));
    }

    @Override
    public List<Message> list(ClientKey client, MessageQuery query) {
        return store.inTransaction(unit -> unit.messages().list(client, query));
    }

    @Override
    public Message send(ClientKey client, NewMessage message) {
        return ownWords.send(client, message);
    }
}
