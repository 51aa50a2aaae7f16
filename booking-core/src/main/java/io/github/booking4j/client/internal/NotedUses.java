package io.github.booking4j.client.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** When this node last noted that a key was used, so that not every request writes. Thread-safe. */
final class NotedUses {
    private static final int MOST = 10_000;

    private final Duration spacing;
    private final Map<UUID, Instant> latest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Instant> eldest) {
            return size() > MOST;
        }
    };

    NotedUses(Duration spacing) {
        this.spacing = spacing;
    }

    /** Whether a use is to be noted now; whoever is told so notes it. */
    synchronized boolean isDue(UUID key, Instant now) {
        Instant last = latest.get(key);
        if (last != null && now.isBefore(last.plus(spacing))) {
            return false;
        }
        latest.put(key, now);
        return true;
    }
}
