package io.github.booking4j.memory;

import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.message.Message;
import io.github.booking4j.message.MessageId;
import io.github.booking4j.message.MessageQuery;
import io.github.booking4j.message.MessageStatus;
import io.github.booking4j.spi.store.MessageRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class InMemoryMessages implements MessageRepository {
    private final Schema schema;

    InMemoryMessages(Schema schema) {
        this.schema = schema;
    }

    @Override
    public void insertAll(ClientKey client, Collection<Message> messages) {
        messages.forEach(message -> schema.messages.insert(stored(message, message.version())));
    }

    @Override
    public Message update(Message message) {
        Integer version =
                find(message.client(), message.id()).map(Message::version).orElse(null);
        Message stored = stored(message, Stored.nextVersion(version, message.version()));
        schema.messages.put(stored);
        return stored;
    }

    @Override
    public Optional<Message> find(ClientKey client, MessageId id) {
        return schema.messages.find(client, id.value());
    }

    @Override
    public Optional<Message> lock(ClientKey client, MessageId id) {
        return find(client, id);
    }

    @Override
    public int dropPlanned(ClientKey client, AppointmentId appointment) {
        return dropPlanned(
                schema.messagesAbout.startingWith(client, appointment.value()).list());
    }

    @Override
    public int dropPlanned(ClientKey client, LeadId lead) {
        return dropPlanned(
                schema.messagesOfLead.startingWith(client, lead.value()).list());
    }

    private int dropPlanned(List<Message> messages) {
        List<Message> planned = messages.stream()
                .filter(message -> message.status() == MessageStatus.PLANNED)
                .toList();
        planned.forEach(message -> update(message.moved(MessageStatus.DROPPED, message.delivery())));
        return planned.size();
    }

    @Override
    public List<Message> list(ClientKey client, MessageQuery query) {
        Index<Message> index = schema.messages.primary();
        Key prefix = Key.of(client);
        if (query.appointment() != null) {
            index = schema.messagesAbout;
            prefix = prefix.with(query.appointment().value());
        } else if (query.lead() != null) {
            index = schema.messagesOfLead;
            prefix = prefix.with(query.lead().value());
        } else if (query.status() != null) {
            index = schema.messagesByStatus;
            prefix = prefix.with(query.status());
        }
        UUID before = query.before() == null ? null : query.before().value();
        return index.newestFirst(prefix, before, message -> matches(query, message), query.limit());
    }

    private static boolean matches(MessageQuery query, Message message) {
        return (query.lead() == null || query.lead().equals(message.lead()))
                && (query.status() == null || message.status() == query.status());
    }

    private static Message stored(Message message, int version) {
        return new Message(
                message.client(),
                message.id(),
                message.channel(),
                message.kind(),
                message.lead(),
                message.about(),
                message.address(),
                message.content(),
                Stored.micros(message.dueAt()),
                message.status(),
                stored(message.delivery()),
                stored(message.gate()),
                Stored.micros(message.createdAt()),
                version);
    }

    private static @Nullable GateDecision stored(@Nullable GateDecision gate) {
        return gate == null ? null : new GateDecision(gate.allowed(), gate.reasons(), Stored.micros(gate.decidedAt()));
    }

    private static Message.Delivery stored(Message.Delivery delivery) {
        return new Message.Delivery(
                delivery.attempts(),
                Stored.microsOrNull(delivery.requestedAt()),
                delivery.providerId(),
                Stored.microsOrNull(delivery.sentAt()),
                delivery.error());
    }
}
