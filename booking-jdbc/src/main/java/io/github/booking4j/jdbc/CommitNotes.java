package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.store.BookingStore.Commit;
import io.github.booking4j.spi.store.Lane;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a transaction leaves to do once it is committed. */
final class CommitNotes {
    private final Map<Lane, Instant> due = new EnumMap<>(Lane.class);
    private final Set<ClientKey> numbered = new HashSet<>();
    private boolean unnumberedEvents;

    void jobDue(Lane lane, Instant instant) {
        due.merge(lane, instant, (one, other) -> one.isBefore(other) ? one : other);
    }

    void eventsToNumber() {
        unnumberedEvents = true;
    }

    void eventsNumbered(ClientKey client) {
        numbered.add(client);
    }

    boolean isEmpty() {
        return due.isEmpty() && numbered.isEmpty() && !unnumberedEvents;
    }

    Commit commit() {
        return new Commit(Map.copyOf(due), unnumberedEvents, Set.copyOf(numbered));
    }
}
