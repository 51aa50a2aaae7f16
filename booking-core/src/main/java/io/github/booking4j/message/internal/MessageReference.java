package io.github.booking4j.message.internal;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageId;
import java.util.Optional;

/** Names a message towards a provider: {@code <client key>.<message id>}. */
record MessageReference(ClientKey client, MessageId id) {
    static String of(Message message) {
        return message.client() + "." + message.id();
    }

    /** What a provider brought back, if it is one of ours. */
    static Optional<MessageReference> find(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MessageReference(
                    new ClientKey(text.substring(0, dot)), MessageId.parse(text.substring(dot + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
