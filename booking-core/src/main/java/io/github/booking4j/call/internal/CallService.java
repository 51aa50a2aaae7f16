package io.github.booking4j.call.internal;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.call.Calls;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.store.BookingStore;
import java.util.List;
import java.util.Optional;

/** Shows calls. */
public final class CallService implements Calls {
    private final BookingStore store;

    /** Reads from a store. */
    public CallService(BookingStore store) {
        this.store = store;
    }

    @Override
    public Optional<Call> find(ClientKey client, CallId id) {
        return store.inTransaction(unit -> unit.calls().find(client, id));
    }

    @Override
    public List<Call> list(ClientKey client, CallQuery query) {
        return store.inTransaction(unit -> unit.calls().list(client, query));
    }
}
