package io.github.booking4j.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Consecutive cells of five minutes, counted from the epoch: every cell that a time touches.
 *
 * @param first the first
 * @param end the one after the last
 */
record Cells(int first, int end) {
    /** The longest time that may be occupied at once, so that what overlaps a time is found without looking further back. */
    static final Duration LONGEST = Duration.ofDays(7);

    private static final long SECONDS = 300;

    static Cells touchedBy(Instant from, Instant to) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("An occupation takes more than nothing and at most " + LONGEST);
        }
        return new Cells(at(from), at(to.minusNanos(1)) + 1);
    }

    private static int at(Instant instant) {
        return Math.toIntExact(Math.floorDiv(instant.getEpochSecond(), SECONDS));
    }

    List<Integer> all() {
        return IntStream.range(first, end).boxed().toList();
    }

    int count() {
        return end - first;
    }
}
