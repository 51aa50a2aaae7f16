package io.github.booking4j.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** When something is open, as instants: hours of a wall clock, converted day by day in its zone. */
public final class OpeningHours {
    private static final int MOST_DAYS = 3_660;

    private OpeningHours() {}

    /** As {@link #between(WeeklyHours, Closures, Closures, ZoneId, TimeRange)}, for one that belongs to no larger business. */
    public static List<TimeRange> between(WeeklyHours hours, Closures closures, ZoneId zone, TimeRange range) {
        return between(hours, closures, Closures.none(), zone, range);
    }

    /**
     * The open ranges within a range, sorted, cut to it, none empty and none touching another: hours that go on past midnight
     * are one range. Only the ends of the hours are read on the wall clock; between them time is elapsed time. An end that the
     * clock is set forward over is that moment (so that hours wholly inside the gap vanish); an end that happens twice is the
     * first of the two (RFC 5545 §3.3.5).
     *
     * @param own special hours here replace the weekly ones of their dates
     * @param business the exceptions of the business it belongs to: they close or narrow the hours, but never widen them
     * @param zone the zone of all these hours
     * @param range at most 3,660 days
     * @throws IllegalArgumentException when the range is longer
     */
    public static List<TimeRange> between(
            WeeklyHours hours, Closures own, Closures business, ZoneId zone, TimeRange range) {
        if (range.duration().toDays() > MOST_DAYS) {
            throw new IllegalArgumentException("the range must be at most " + MOST_DAYS + " days long");
        }
        // One date more: where the clock is set back across midnight, the next date begins while this one is shown
        // again.
        LocalDate last = LocalDate.ofInstant(range.end(), zone).plusDays(1);
        Joined open = new Joined(range);
        ZoneRules rules = zone.getRules();
        for (LocalDate date = LocalDate.ofInstant(range.start(), zone); !date.isAfter(last); date = date.plusDays(1)) {
            for (LocalInterval interval : business.narrow(date, own.replace(date, hours.on(date.getDayOfWeek())))) {
                open.add(
                        LocalTimes.first(date.atTime(interval.start()), rules),
                        LocalTimes.first(end(date, interval), rules));
            }
        }
        return open.ranges();
    }

    private static LocalDateTime end(LocalDate date, LocalInterval interval) {
        return date.atStartOfDay().plusMinutes(interval.endMinute());
    }

    /** Collects ranges that come in order. */
    private static final class Joined {
        private final TimeRange within;
        private final List<TimeRange> ranges = new ArrayList<>();

        private Joined(TimeRange within) {
            this.within = within;
        }

        private void add(Instant start, Instant end) {
            if (!start.isBefore(end)) {
                return;
            }
            int last = ranges.size() - 1;
            if (last >= 0 && !ranges.get(last).end().isBefore(start)) {
                ranges.set(last, new TimeRange(ranges.get(last).start(), end));
            } else {
                ranges.add(new TimeRange(start, end));
            }
        }

        private List<TimeRange> ranges() {
            List<TimeRange> cut = new ArrayList<>(ranges.size());
            ranges.forEach(range -> range.intersection(within).ifPresent(cut::add));
            return List.copyOf(cut);
        }
    }
}
