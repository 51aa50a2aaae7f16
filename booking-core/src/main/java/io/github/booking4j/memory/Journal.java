package io.github.booking4j.memory;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.store.BookingStore.Commit;
import io.github.booking4j.spi.store.Lane;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The running transaction: there is one at a time, of the thread that holds the lock. Keeps how to undo each of its steps, and
 * what its commit leaves to do.
 */
final class Journal {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final Map<Lane, Instant> due = new EnumMap<>(Lane.class);
    private final Set<ClientKey> numbered = new HashSet<>();
    private boolean unnumberedEvents;

    void begin() {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("A transaction inside a transaction of the same thread");
        }
        lock.lock();
    }

    void requireOpen() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("A unit of work can be used only inside its transaction, by its thread");
        }
    }

    void undoWith(Runnable step) {
        undo.push(step);
    }

    void jobDue(Lane lane, Instant instant) {
        due.merge(lane, instant, (one, other) -> one.isBefore(other) ? one : other);
    }

    void eventsToNumber() {
        unnumberedEvents = true;
    }

    void eventsNumbered(ClientKey client) {
        numbered.add(client);
    }

    Commit commit() {
        undo.clear();
        return new Commit(Map.copyOf(due), unnumberedEvents, Set.copyOf(numbered));
    }

    /** Runs what is left of the undo steps, the newest first; then lets the next transaction in. */
    void end() {
        try {
            while (!undo.isEmpty()) {
                undo.pop().run();
            }
        } finally {
            due.clear();
            numbered.clear();
            unnumberedEvents = false;
            lock.unlock();
        }
    }
}
