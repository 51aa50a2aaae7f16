package io.github.booking4j.spi.store;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.event.Event;
import io.github.booking4j.event.EventType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The event log. Events are appended without a number, in the transaction of the change; a short pass per client numbers
 * them after the commit, so that busy clients do not queue for a counter. Readers see numbered events only.
 */
public interface EventLog {
    /** Appends events. */
    void append(ClientKey client, Collection<Draft> events);

    /**
     * Clients that have events without a number, in the order of their keys.
     *
     * @param after begin after this client; null: with the first
     * @param limit at most so many
     */
    List<ClientKey> unnumbered(@Nullable ClientKey after, int limit);

    /**
     * Numbers at most {@code limit} committed events of a client, in the order they were appended, from the number after
     * its last, holding other numberers of the client off until the transaction ends. Returns how many.
     */
    int number(ClientKey client, int limit);

    /** Numbered events with a greater number, in order. */
    List<Event> listAfter(ClientKey client, long number, int limit);

    /** The newest number; 0: none. */
    long latest(ClientKey client);

    /**
     * An event to be appended.
     *
     * @param type what happened
     * @param time when
     * @param data one JSON object
     */
    record Draft(EventType type, Instant time, String data) {}
}
