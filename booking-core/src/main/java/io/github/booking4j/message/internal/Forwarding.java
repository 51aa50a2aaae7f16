package io.github.booking4j.message.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.spi.store.UnitOfWork;
import java.util.Map;

/** Passes on to the client's own email what a lead wrote and nothing here understands, in the transaction that takes it in. */
final class Forwarding {
    private static final String NAMELESS = "A lead";

    private final MessagePlanner planner;
    private final DefaultTemplates.Texts texts = new DefaultTemplates().of(MessageKind.FORWARDED);

    Forwarding(MessagePlanner planner) {
        this.planner = planner;
    }

    void plan(UnitOfWork unit, Client client, Lead lead, String text) {
        planner.forward(unit, client, words(client, lead, text));
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
