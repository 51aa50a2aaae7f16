package io.github.booking4j.message.internal;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.Template;
import io.github.booking4j.spi.store.UnitOfWork;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a client's messages say. Thread-safe. */
public final class Wordings {
    private final DefaultTemplates standard = new DefaultTemplates();
    private final Map<Template, Wording> read = new ConcurrentHashMap<>(); // of the standard ones: there are few

    Template standard(MessageKind kind, Channel channel) {
        return standard.of(kind, channel);
    }

    Template template(UnitOfWork unit, ClientKey client, MessageKind kind, Channel channel) {
        Template fallback = standard.of(kind, channel);
        return unit.templates().find(client, kind, channel).orElse(fallback);
    }

    Wording of(UnitOfWork unit, ClientKey client, MessageKind kind, Channel channel) {
        return unit.templates().find(client, kind, channel).map(Wording::of).orElseGet(() -> standardOf(kind, channel));
    }

    private Wording standardOf(MessageKind kind, Channel channel) {
        return read.computeIfAbsent(standard.of(kind, channel), Wording::of);
    }
}
