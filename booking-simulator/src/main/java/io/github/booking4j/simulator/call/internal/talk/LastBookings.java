package io.github.booking4j.simulator.call.internal.talk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The slot that was booked last, by assistant and address: it is taken, so it can be asked for by one who comes too late. Thread-safe. */
final class LastBookings {
    private static final int MOST = 1_000;

    private final Map<String, Slot> slots = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Slot> eldest) {
            return size() > MOST;
        }
    };

    synchronized void note(Line line, Slot slot) {
        slots.put(key(line), slot);
    }

    synchronized Optional<Slot> find(Line line) {
        return Optional.ofNullable(slots.get(key(line)));
    }

    private static String key(Line line) {
        return line.call().placement().assistantId() + " " + line.address();
    }
}
