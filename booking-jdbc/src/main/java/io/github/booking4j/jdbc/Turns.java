package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.store.Lane;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which client was served last in each lane, so that the next claim goes on after it. Each node remembers for itself. */
final class Turns {
    private final Map<Lane, ClientKey> servedLast = new ConcurrentHashMap<>();

    /** The key after which it goes on; empty: from the first. */
    String after(Lane lane) {
        ClientKey last = servedLast.get(lane);
        return last == null ? "" : last.value();
    }

    void served(Lane lane, ClientKey client) {
        servedLast.put(lane, client);
    }
}
