package io.github.booking4j.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/** When something is open, as instants. */
public final class OpeningHours {
    private OpeningHours() {}

    /** The open ranges between two instants, sorted. */
    public static List<TimeRange> between(WeeklyHours hours, Closures closures, ZoneId zone, TimeRange range) {
        List<TimeRange> open = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(range.end(), zone);
        for (LocalDate date = LocalDate.ofInstant(range.start(), zone); !date.isAfter(last); date = date.plusDays(1)) {
            if (closures.isClosed(date)) {
                continue;
            }
            for (LocalInterval interval : hours.on(date.getDayOfWeek())) {
                Instant from = instant(date.atTime(interval.start()), zone);
                LocalDateTime end = interval.end().equals(LocalTime.MIDNIGHT)
                        ? date.plusDays(1).atStartOfDay()
                        : date.atTime(interval.end());
                Instant to = instant(end, zone);
                Instant cutFrom = from.isBefore(range.start()) ? range.start() : from;
                Instant cutTo = to.isAfter(range.end()) ? range.end() : to;
                if (cutFrom.isBefore(cutTo)) {
                    open.add(new TimeRange(cutFrom, cutTo));
                }
            }
        }
        return open;
    }

    /** The instant of an end of an interval: inside a gap the transition, inside an overlap the first. */
    private static Instant instant(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(time);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : time.atZone(zone).toInstant();
    }
}
