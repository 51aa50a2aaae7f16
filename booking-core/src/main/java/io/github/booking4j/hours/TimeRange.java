package io.github.booking4j.hours;

import java.time.Instant;

/**
 * A half-open range of time.
 *
 * @param start first instant
 * @param end first instant after it; not before {@code start}
 */
public record TimeRange(Instant start, Instant end) {
    /** Checks the order. */
    public TimeRange {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("end is before start");
        }
    }

    /** Whether an instant lies in it. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /** Whether it holds another range whole. */
    public boolean contains(TimeRange other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }
}
