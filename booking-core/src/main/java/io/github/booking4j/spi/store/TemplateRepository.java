package io.github.booking4j.spi.store;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.Template;
import java.util.Optional;

/** The templates that clients set themselves. */
public interface TemplateRepository {
    /** A client's own template; empty: it has the default one. */
    Optional<Template> find(ClientKey client, MessageKind kind, Channel channel);

    /** Stores a client's own template, in place of an earlier one of its kind and channel. */
    void put(ClientKey client, Template template);

    /** Forgets a client's own template; returns whether there was one. */
    boolean remove(ClientKey client, MessageKind kind, Channel channel);
}
