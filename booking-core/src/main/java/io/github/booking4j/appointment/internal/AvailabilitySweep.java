package io.github.booking4j.appointment.internal;

import io.github.booking4j.hours.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Moves through the open hours and the occupations of one resource, forward only. Epoch seconds. Not thread-safe. */
final class AvailabilitySweep {
    private static final long NEVER = Long.MAX_VALUE;

    private final long duration;
    private final long before;
    private final long after;
    private final List<TimeRange> open;
    private final AvailabilityBusy.Cursor busy;
    private final List<TimeRange> full;
    private int index = -1;
    private int fullIndex;
    private long openFrom;
    private long lastStart = Long.MIN_VALUE;

    AvailabilitySweep(AvailabilityResource resource, Availability.Visit visit) {
        this.duration = secondsUp(visit.duration());
        this.before = secondsUp(visit.before());
        this.after = secondsUp(visit.after());
        this.open = resource.open();
        this.busy = resource.busy().cursor();
        this.full = resource.full();
    }

    /** The first instant from {@code start} on at which the visit fits, on the grid or not. Never ask for an earlier one than before. */
    long firstPossible(long start) {
        long at = start;
        while (true) {
            while (at > lastStart) {
                if (!enterNext()) {
                    return NEVER;
                }
            }
            at = Math.max(at, openFrom);
            long allowed = afterFullDays(at);
            if (allowed > at) {
                at = allowed;
                continue;
            }
            long possible = busy.firstPossible(at - before, at + duration + after) + before;
            if (possible == at) {
                return at;
            }
            at = possible;
        }
    }

    private long afterFullDays(long start) {
        long at = start;
        while (fullIndex < full.size()) {
            TimeRange day = full.get(fullIndex);
            if (day.start().getEpochSecond() > at) {
                break;
            }
            at = Math.max(at, secondsUp(day.end()));
            fullIndex++;
        }
        return at;
    }

    private boolean enterNext() {
        index++;
        if (index >= open.size()) {
            return false;
        }
        openFrom = secondsUp(open.get(index).start());
        lastStart = open.get(index).end().getEpochSecond() - duration;
        return true;
    }

    static long secondsUp(Instant instant) {
        return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
    }

    private static long secondsUp(Duration duration) {
        return duration.getNano() == 0 ? duration.getSeconds() : duration.getSeconds() + 1;
    }
}
