package io.github.booking4j.simulator.message.internal;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** All texts there are. Thread-safe. */
final class Texts {
    /** The most kept; then the oldest are forgotten. */
    static final int MOST_KEPT = 100_000;

    private final AtomicLong sequence = new AtomicLong();
    private final NavigableMap<Long, Text> byAge = new ConcurrentSkipListMap<>();
    private final ConcurrentHashMap<String, Long> ages = new ConcurrentHashMap<>();

    void add(Text text) {
        long age = sequence.incrementAndGet();
        byAge.put(age, text);
        ages.put(text.sid(), age);
        if (ages.size() > MOST_KEPT) {
            remove(byAge.firstEntry().getValue().sid());
        }
    }

    boolean remove(String sid) {
        Long age = ages.remove(sid);
        return age != null && byAge.remove(age) != null;
    }

    Optional<Text> find(String sid) {
        Long age = ages.get(sid);
        return age == null ? Optional.empty() : Optional.ofNullable(byAge.get(age));
    }

    List<Text> list() {
        return List.copyOf(byAge.values());
    }

    /** One page of what passes, newest first, and one more if there is a next page. */
    List<Text> page(Predicate<Text> filter, int page, int size) {
        return byAge.descendingMap().values().stream()
                .filter(filter)
                .skip((long) page * size)
                .limit(size + 1L)
                .toList();
    }
}
