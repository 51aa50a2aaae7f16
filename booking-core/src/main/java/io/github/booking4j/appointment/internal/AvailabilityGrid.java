package io.github.booking4j.appointment.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The starts that are offered: every so many minutes of the wall clock, counted from its midnight. So they read 09:00 and 09:30
 * in zones with odd offsets too, and on both sides of a change of the clock; a time that happens twice is on it twice. Epoch
 * seconds. The offset is looked up once for each stretch in which it does not change. Not thread-safe.
 */
final class AvailabilityGrid {
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final ZoneRules rules;
    private final long step;
    private long offset;
    private long changeAt = Long.MIN_VALUE;

    AvailabilityGrid(ZoneRules rules, long step) {
        this.rules = rules;
        this.step = step;
    }

    /** The first instant on the grid from {@code second} on. Never ask for an earlier one than before. */
    long atOrAfter(long second) {
        long at = second;
        while (true) {
            if (at >= changeAt) {
                enter(at);
            }
            long intoDay = Math.floorMod(at + offset, DAY);
            long past = intoDay % step;
            long onGrid = past == 0 ? intoDay : Math.min(intoDay - past + step, DAY);
            long found = at - intoDay + onGrid;
            if (found < changeAt) {
                return found;
            }
            at = changeAt;
        }
    }

    private void enter(long at) {
        Instant instant = Instant.ofEpochSecond(at);
        ZoneOffsetTransition change = rules.nextTransition(instant);
        offset = rules.getOffset(instant).getTotalSeconds();
        changeAt = change == null ? Long.MAX_VALUE : change.toEpochSecond();
    }
}
