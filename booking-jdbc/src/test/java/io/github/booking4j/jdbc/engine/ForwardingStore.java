package io.github.booking4j.jdbc.engine;

import io.github.booking4j.spi.store.BookingStore;

/** A store around another one, which has its own way with transactions. */
abstract class ForwardingStore implements BookingStore {
    private final BookingStore store;

    ForwardingStore(BookingStore store) {
        this.store = store;
    }

    @Override
    public void prepare() {
        store.prepare();
    }

    @Override
    public void listen(CommitListener listener) {
        store.listen(listener);
    }

    @Override
    public void ping() {
        store.ping();
    }

    @Override
    public void close() {
        store.close();
    }
}
