package io.github.booking4j.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A half-open range of time: {@code start} belongs to it, {@code end} does not. A range that ends where it starts is empty:
 * it contains no instant and overlaps nothing.
 *
 * @param start its first instant
 * @param end the first instant after it; not before {@code start}
 */
public record TimeRange(Instant start, Instant end) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException when it ends before it starts
     */
    public TimeRange {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("a range must not end before it starts");
        }
    }

    /** Whether an instant lies in it. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /** Whether the whole of another range lies in it. */
    public boolean contains(TimeRange other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    /** Whether some instant lies in both. Ranges that only touch do not overlap. */
    public boolean overlaps(TimeRange other) {
        return intersection(other).isPresent();
    }

    /** What lies in both; empty when nothing does. */
    public Optional<TimeRange> intersection(TimeRange other) {
        Instant from = start.isAfter(other.start) ? start : other.start;
        Instant to = end.isBefore(other.end) ? end : other.end;
        return from.isBefore(to) ? Optional.of(new TimeRange(from, to)) : Optional.empty();
    }

    /** How long it is, in elapsed time. */
    public Duration duration() {
        return Duration.between(start, end);
    }
}
