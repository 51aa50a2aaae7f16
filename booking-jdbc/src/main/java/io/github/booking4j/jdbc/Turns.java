package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.store.Lane;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which client was served last in each lane, so that the next claim goes on after it, and in which lanes more waits than a claim
 * looks at. Each node remembers for itself.
 */
final class Turns {
    /** How a claim goes about it. Each way has its own turns: one would begin the other's again and again with the same client. */
    enum Way {
        OLDEST,
        FIRST_OF_EACH
    }

    private record Round(Lane lane, Way way) {}

    private final Map<Round, ClientKey> servedLast = new ConcurrentHashMap<>();
    private final Set<Lane> crowded = ConcurrentHashMap.newKeySet();

    /** The key after which it goes on; empty: from the first. */
    String after(Lane lane, Way way) {
        ClientKey last = servedLast.get(new Round(lane, way));
        return last == null ? "" : last.value();
    }

    void served(Lane lane, Way way, ClientKey client) {
        servedLast.put(new Round(lane, way), client);
    }

    void crowded(Lane lane) {
        crowded.add(lane);
    }

    /** Whether the last look found a crowd; the next claim looks again. */
    boolean takeCrowded(Lane lane) {
        return crowded.remove(lane);
    }
}
