package io.github.booking4j.memory;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.event.Event;
import io.github.booking4j.memory.Schema.UnnumberedEvent;
import io.github.booking4j.spi.store.EventLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
    public List<ClientKey> unnumbered(int limit) {
        List<ClientKey> clients = new ArrayList<>();
        var all = schema.unnumberedEvents.primary().all();
        var next = all.firstEntry();
        while (next != null && clients.size() < limit) {
            ClientKey client = next.getValue().client();
            clients.add(client);
            next = all.higherEntry(Key.of(client).end());
        }
        return List.copyOf(clients);
    }

    @Override
    public int number(ClientKey client, int limit) {
        List<UnnumberedEvent> events = schema.unnumberedEvents.primary().startingWith(client).values().stream()
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
        return schema
                .events
                .primary()
                .range(Key.of(client, number).end(), Key.of(client).end())
                .values()
                .stream()
                .limit(limit)
                .toList();
    }

    @Override
    public long latest(ClientKey client) {
        var newest = schema.events.primary().startingWith(client).lastEntry();
        return newest == null ? 0 : newest.getValue().number();
    }
}
