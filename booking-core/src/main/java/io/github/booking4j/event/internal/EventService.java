package io.github.booking4j.event.internal;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.event.Event;
import io.github.booking4j.event.Events;
import io.github.booking4j.event.Subscription;
import io.github.booking4j.spi.store.BookingStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the event log and keeps who follows it. */
public final class EventService implements Events {
    private static final Logger LOG = LoggerFactory.getLogger(EventService.class);

    private final BookingStore store;
    private final Map<ClientKey, Set<Runnable>> watchers = new ConcurrentHashMap<>();
    private final Set<Follower> followers = new CopyOnWriteArraySet<>();

    /** Reads from a store. */
    public EventService(BookingStore store) {
        this.store = store;
    }

    @Override
    public List<Event> listAfter(ClientKey client, long number, int limit) {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit must be 1 to 1000: " + limit);
        }
        return store.inTransaction(unit -> unit.events().listAfter(client, number, limit));
    }

    @Override
    public long latest(ClientKey client) {
        return store.inTransaction(unit -> unit.events().latest(client));
    }

    @Override
    public Subscription subscribe(ClientKey client, long after, Consumer<Event> listener) {
        Follower follower = new Follower(this, client, after, listener);
        followers.add(follower);
        Subscription watch = watch(client, follower::hint);
        return () -> {
            watch.close();
            followers.remove(follower);
            follower.close();
        };
    }

    @Override
    public Subscription watch(ClientKey client, Runnable onNews) {
        Runnable own = () -> onNews.run(); // its own identity: the same Runnable may watch twice
        watchers.compute(client, (key, all) -> {
            Set<Runnable> set = all == null ? new CopyOnWriteArraySet<>() : all;
            set.add(own);
            return set;
        });
        return () -> watchers.computeIfPresent(client, (key, all) -> {
            all.remove(own);
            return all.isEmpty() ? null : all;
        });
    }

    Set<ClientKey> watched() {
        return Set.copyOf(watchers.keySet());
    }

    void tell(ClientKey client) {
        for (Runnable watcher : watchers.getOrDefault(client, Set.of())) {
            try {
                watcher.run();
            } catch (RuntimeException | Error e) {
                LOG.warn("A watcher of {} failed", client, e); // the others hear of it all the same
            }
        }
    }

    /** Hands their events to those who subscribed; returns whether anybody got one. */
    boolean deliver() {
        boolean any = false;
        for (Follower follower : followers) {
            any |= follower.deliver();
        }
        return any;
    }
}
