package io.github.booking4j.simulator.call.internal.live;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** All calls there are, and the limit of how many may live at a time. Thread-safe. */
public final class Calls {
    /** The most calls kept; then the oldest that have ended are forgotten. */
    public static final int MOST_KEPT = 20_000;

    private final int limit;
    private final AtomicInteger live = new AtomicInteger();
    private final AtomicLong sequence = new AtomicLong();
    private final NavigableMap<Long, LiveCall> byAge = new ConcurrentSkipListMap<>();
    private final ConcurrentHashMap<String, Long> ages = new ConcurrentHashMap<>();

    /** No calls yet, and at most so many at a time. */
    public Calls(int limit) {
        this.limit = limit;
    }

    /** The most that may live at a time. */
    public int limit() {
        return limit;
    }

    /** How many more may live now. */
    public int remaining() {
        return Math.max(0, limit - live.get());
    }

    /** Takes one of the lines, if one is free. */
    public boolean takeLine() {
        int before = live.getAndUpdate(count -> count < limit ? count + 1 : count);
        return before < limit;
    }

    /** Gives a line back. */
    public void freeLine() {
        live.decrementAndGet();
    }

    /** Keeps a call. */
    public void add(LiveCall call) {
        long age = sequence.incrementAndGet();
        byAge.put(age, call);
        ages.put(call.id(), age);
        if (ages.size() > MOST_KEPT) {
            byAge.values().stream()
                    .filter(old -> old.endedReason() != null)
                    .findFirst()
                    .ifPresent(old -> remove(old.id()));
        }
    }

    /** Forgets a call. */
    public void remove(String id) {
        Long age = ages.remove(id);
        if (age != null) {
            byAge.remove(age);
        }
    }

    /** One call. */
    public Optional<LiveCall> find(String id) {
        Long age = ages.get(id);
        return age == null ? Optional.empty() : Optional.ofNullable(byAge.get(age));
    }

    /** All calls, oldest first. */
    public List<LiveCall> list() {
        return List.copyOf(byAge.values());
    }

    /** The newest calls that pass, newest first, at most so many. */
    public List<LiveCall> newest(Predicate<LiveCall> filter, int most) {
        return byAge.descendingMap().values().stream()
                .filter(filter)
                .limit(most)
                .toList();
    }
}
