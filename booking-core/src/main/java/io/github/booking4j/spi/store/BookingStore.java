package io.github.booking4j.spi.store;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.StoreException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Where everything is kept. Thread-safe. Adapters prove themselves with the contract suites of booking-testkit.
 */
public interface BookingStore extends AutoCloseable {
    /**
     * Makes the schema ready: creates or raises it, or only verifies it, as the store was told. Safe with many nodes at
     * once. Called by the engine's start.
     *
     * @throws StoreException when it cannot be made ready
     */
    void prepare();

    /**
     * Runs work in one transaction: commits when it returns, rolls everything back when it throws. Transient database
     * errors (deadlock, serialization, connection lost before the commit) are retried a few times from the start, so work
     * must have no effect outside the unit of work. A transaction inside a transaction of the same thread is refused.
     *
     * @throws StoreException when the store is away or the retries are used up
     */
    <T> T inTransaction(Function<UnitOfWork, T> work);

    /**
     * Whether this thread is inside a transaction of its host which {@link #inTransaction} joins. What belongs to one request must
     * not be handed to other threads then, where it would be stored whether or not the host's transaction commits.
     */
    default boolean joinsHost() {
        return false;
    }

    /**
     * Tells {@code listener} what commits left to do, on this node at once and, where the store can, on every other node.
     * It must be quick and never throw. Replaces the listener before.
     */
    void listen(CommitListener listener);

    /** One round trip to the store, for health: throws when it is away. */
    void ping();

    /** Releases what the store opened itself. Closing twice is fine. */
    @Override
    void close();

    /** Hears of commits. */
    @FunctionalInterface
    interface CommitListener {
        /** A commit happened. */
        void committed(Commit commit);
    }

    /**
     * What a commit left to do.
     *
     * @param due the earliest due time of the jobs it scheduled or gave back, by lane
     * @param unnumberedEvents whether events wait to be numbered
     * @param numbered clients whose events were numbered and can be read
     */
    record Commit(Map<Lane, Instant> due, boolean unnumberedEvents, Set<ClientKey> numbered) {}
}
