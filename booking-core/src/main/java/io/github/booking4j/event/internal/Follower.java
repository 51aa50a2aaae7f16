package io.github.booking4j.event.internal;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.event.Event;
import io.github.booking4j.event.Events;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One subscriber and how far it has read. */
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int PAGE = 200;

    private final Events events;
    private final ClientKey client;
    private final Consumer<Event> listener;
    private long position;
    private volatile boolean mayHaveNews = true;
    private volatile boolean closed;

    Follower(Events events, ClientKey client, long after, Consumer<Event> listener) {
        this.events = events;
        this.client = client;
        this.position = after;
        this.listener = listener;
    }

    void hint() {
        mayHaveNews = true;
    }

    void close() {
        closed = true;
    }

    /** Hands on what is new, on the pump's thread only; returns whether there was any. */
    boolean deliver() {
        if (!mayHaveNews || closed) {
            return false;
        }
        mayHaveNews = false;
        long before = position;
        try {
            List<Event> page;
            do {
                page = events.listAfter(client, position, PAGE);
                for (Event event : page) {
                    if (closed) {
                        return true;
                    }
                    listener.accept(event);
                    position = event.number();
                }
            } while (page.size() == PAGE);
        } catch (RuntimeException | Error e) { // a host's listener must not end the numbering of everybody's events
            mayHaveNews = true;
            LOG.warn("A subscriber of {} failed after event {}; it comes again", client, position, e);
        }
        return position > before;
    }
}
