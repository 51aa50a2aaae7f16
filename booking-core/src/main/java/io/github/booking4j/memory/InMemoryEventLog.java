package io.github.booking4j.memory;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.event.Event;
import io.github.booking4j.memory.Schema.UnnumberedEvent;
import io.github.booking4j.spi.store.EventLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryEventLog implements EventLog {
    private final Schema schema;

    InMemoryEventLog(Schema schema) {
        this.schema = schema;
    }

    @Override
    public void append(ClientKey client, Collection<Draft> events) {
        for (Draft event : events) {
            Draft stored = new Draft(event.type(), Stored.micros(event.time()), event.data());
            schema.unnumberedEvents.insert(new UnnumberedEvent(client, schema.nextPosition(), stored));
            schema.journal.eventsToNumber();
        }
    }

    @Override
    public List<ClientKey> unnumbered(@Nullable ClientKey after, int limit) {
        List<ClientKey> clients = new ArrayList<>();
        Index<UnnumberedEvent> events = schema.unnumberedEvents.primary();
        Range<UnnumberedEvent> rest = after == null ? events.startingWith() : events.after(Key.of(), after);
        Optional<UnnumberedEvent> next = rest.first();
        while (next.isPresent() && clients.size() < limit) {
            ClientKey client = next.get().client();
            clients.add(client);
            next = events.after(Key.of(), client).first();
        }
        return List.copyOf(clients);
    }

    @Override
    public int number(ClientKey client, int limit) {
        List<UnnumberedEvent> events = schema.unnumberedEvents.primary().startingWith(client).stream()
                .limit(limit)
                .toList();
        long number = latest(client);
        for (UnnumberedEvent event : events) {
            Draft draft = event.draft();
            schema.events.insert(new Event(client, ++number, draft.type(), draft.time(), draft.data()));
            schema.unnumberedEvents.remove(event);
            schema.journal.eventsNumbered(client);
        }
        return events.size();
    }

    @Override
    public List<Event> listAfter(ClientKey client, long number, int limit) {
        return schema.events.primary().after(Key.of(client), number).stream()
                .limit(limit)
                .toList();
    }

    @Override
    public long latest(ClientKey client) {
        return schema.events
                .primary()
                .startingWith(client)
                .last()
                .map(Event::number)
                .orElse(0L);
    }
}
