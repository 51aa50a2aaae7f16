package io.github.booking4j.message.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.message.Channel;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageId;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Passes on to the client's own email what a lead wrote and nothing here understands, in the transaction that takes it in. */
final class Forwarding {
    private static final String NAMELESS = "A lead";

    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final DefaultTemplates.Texts texts = new DefaultTemplates().of(MessageKind.FORWARDED);

    Forwarding(InstantSource clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    void plan(UnitOfWork unit, Client client, Lead lead, String text) {
        Instant now = clock.instant();
        Message message = new Message(
                client.key(),
                new MessageId(ids.get()),
                Channel.EMAIL,
                MessageKind.FORWARDED,
                null,
                null,
                client.profile().email().value(),
                words(client, lead, text),
                now,
                MessageStatus.PLANNED,
                Message.Delivery.NONE,
                now,
                0);
        unit.messages().insertAll(client.key(), List.of(message));
        unit.jobs().scheduleAll(List.of(SendJob.jobFor(message, now)));
    }

    private Message.Content words(Client client, Lead lead, String text) {
        String name = lead.details().name();
        Map<String, String> values = Map.of(
                "business.name",
                client.name(),
                "lead.name",
                name == null ? NAMELESS : name,
                "lead.phone",
                lead.phone().e164(),
                "reply.text",
                text);
        return new Message.Content(
                texts.subject().write(values),
                texts.text().write(values),
                texts.html().write(values));
    }
}
