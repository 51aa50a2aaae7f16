package io.github.booking4j.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When people may be called, on their own wall clock.
 *
 * @param window hours of the business's choice
 * @param legalFrom not before this, whatever the window
 * @param legalTo before this, whatever the window
 * @param closures days without calls
 */
public record CallingWindow(WeeklyHours window, LocalTime legalFrom, LocalTime legalTo, Closures closures) {
    private static final Duration HORIZON = Duration.ofDays(60);

    /** Mon–Sat 09:00–20:00, law 08:00–21:00. */
    public static CallingWindow defaults() {
        return new CallingWindow(
                WeeklyHours.parse("Mon-Sat 09:00-20:00"), LocalTime.of(8, 0), LocalTime.of(21, 0), Closures.none());
    }

    /** A copy with other closures. */
    public CallingWindow withClosures(Closures changed) {
        return new CallingWindow(window, legalFrom, legalTo, changed);
    }

    /** Whether an instant is allowed in every zone. */
    public boolean allows(Instant instant, Set<ZoneId> zones) {
        return zones.stream().allMatch(zone -> allowsIn(instant, zone));
    }

    private boolean allowsIn(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean legal = !time.isBefore(legalFrom) && (legalTo.equals(LocalTime.MIDNIGHT) || time.isBefore(legalTo));
        return legal
                && !closures.isClosed(local.toLocalDate())
                && window.on(local.getDayOfWeek()).stream()
                        .anyMatch(open -> !time.isBefore(open.start())
                                && (open.end().equals(LocalTime.MIDNIGHT) || time.isBefore(open.end())));
    }

    /** The first allowed instant from {@code from} on, within 60 days. */
    public Optional<Instant> nextOpening(Instant from, Set<ZoneId> zones) {
        if (allows(from, zones)) {
            return Optional.of(from);
        }
        TimeRange range = new TimeRange(from, from.plus(HORIZON));
        return zones.stream()
                .map(zone -> OpeningHours.between(window, closures, zone, range))
                .flatMap(Collection::stream)
                .flatMap(open -> List.of(open.start()).stream())
                .filter(start -> allows(start, zones))
                .min(Instant::compareTo);
    }
}
