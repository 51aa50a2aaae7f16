package io.github.booking4j.memory;

import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.InstantSource;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store in memory, for tests, trials and hosts that need nothing kept: with transactions that roll back, the uniqueness, the order
 * and the versions of a database. Its transactions run one after the other, in the order they came. Hundreds of thousands of leads
 * fit; all is gone with the object. Thread-safe.
 */
public final class InMemoryBookingStore implements BookingStore {
    private static final Logger LOG = LoggerFactory.getLogger(InMemoryBookingStore.class);

    private final Schema schema = new Schema();
    private final UnitOfWork unitOfWork;
    private volatile CommitListener listener = commit -> {};

    private InMemoryBookingStore(InstantSource leaseClock) {
        unitOfWork = InMemoryUnitOfWork.on(schema, leaseClock);
    }

    /** An empty store whose leases run by the system's clock. */
    public static InMemoryBookingStore create() {
        return create(InstantSource.system());
    }

    /** An empty store whose leases run by a clock of its own. */
    public static InMemoryBookingStore create(InstantSource leaseClock) {
        return new InMemoryBookingStore(leaseClock);
    }

    /** Does nothing: there is no schema. */
    @Override
    public void prepare() {}

    /** {@inheritDoc} Nothing is ever retried, since nothing is transient here. */
    @Override
    public <T> T inTransaction(Function<UnitOfWork, T> work) {
        T result;
        Commit commit;
        schema.journal.begin();
        try {
            result = work.apply(unitOfWork);
            commit = schema.journal.commit();
        } finally {
            schema.journal.end();
        }
        tell(commit);
        return result;
    }

    @Override
    public void listen(CommitListener heard) {
        listener = heard;
    }

    /** Waits for its turn among the transactions. */
    @Override
    public void ping() {
        inTransaction(unit -> true);
    }

    /** Does nothing: what is stored stays, so that another engine can go on with it. */
    @Override
    public void close() {}

    private void tell(Commit commit) {
        if (commit.due().isEmpty() && commit.numbered().isEmpty() && !commit.unnumberedEvents()) {
            return;
        }
        try {
            listener.committed(commit);
        } catch (RuntimeException e) {
            // The change is stored: its caller must not take it for rolled back.
            LOG.error("A commit listener threw", e);
        }
    }
}
