package io.github.booking4j.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/** What times on a wall clock mean where the clock is set forward or back. Never the server's zone. */
public final class LocalTimes {
    private LocalTimes() {}

    /** What a local time means in a zone: one moment, none, or two. */
    public static Resolution resolve(LocalDateTime local, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.size() == 1) {
            return new Resolution.Exact(local.atOffset(offsets.get(0)));
        }
        if (offsets.size() == 2) {
            return new Resolution.Overlap(local.atOffset(offsets.get(0)), local.atOffset(offsets.get(1)));
        }
        ZoneOffsetTransition gap = rules.getTransition(local);
        return new Resolution.Gap(
                gap.getDateTimeBefore().minusMinutes(1).atOffset(gap.getOffsetBefore()),
                gap.getDateTimeAfter().atOffset(gap.getOffsetAfter()));
    }

    /**
     * The one moment that a local time is taken to mean where nobody can be asked, as in imported data: in a gap, read with the
     * offset before it (02:30 becomes 03:30), in an overlap the first. Source: RFC 5545 §3.3.5.
     */
    public static OffsetDateTime resolveLeniently(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toOffsetDateTime();
    }

    /**
     * A date of a zone as a range of instants. It need not begin at 00:00, and may be 23, 24 or 25 hours long, or another half
     * hour; a date that a zone skipped altogether is empty.
     */
    public static TimeRange day(LocalDate date, ZoneId zone) {
        return new TimeRange(startOf(date, zone), startOf(date.plusDays(1), zone));
    }

    private static Instant startOf(LocalDate date, ZoneId zone) {
        return first(date.atStartOfDay(), zone.getRules());
    }

    /** The first instant at which the clock shows this time or, being set forward over it, a later one. */
    static Instant first(LocalDateTime local, ZoneRules rules) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return offsets.isEmpty() ? rules.getTransition(local).getInstant() : local.toInstant(offsets.get(0));
    }
}
