package io.github.booking4j.simulator.keypad.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All calls there are. Thread-safe. */
final class Lines {
    /** The most calls kept; then the oldest that are over are forgotten. */
    private static final int MOST_KEPT = 20_000;

    private final Map<String, Line> bySid = new LinkedHashMap<>();

    synchronized void add(Line line) {
        bySid.put(line.sid(), line);
        Iterator<Line> oldest = bySid.values().iterator();
        while (bySid.size() > MOST_KEPT && oldest.hasNext()) {
            if (oldest.next().isOver()) {
                oldest.remove();
            }
        }
    }

    synchronized Optional<Line> find(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    synchronized void remove(String sid) {
        bySid.remove(sid);
    }

    /** Oldest first. */
    synchronized List<Line> list() {
        return List.copyOf(bySid.values());
    }

    /** Those that pass, newest first. */
    List<Line> newest(Predicate<Line> wanted) {
        List<Line> found = new ArrayList<>();
        List<Line> all = list();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (wanted.test(all.get(i))) {
                found.add(all.get(i));
            }
        }
        return found;
    }
}
