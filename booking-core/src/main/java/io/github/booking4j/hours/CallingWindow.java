package io.github.booking4j.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * When people may be called, by what their own clock shows: inside the window the business chose, inside the legal one, and not
 * on its closed dates (special hours there narrow the window and never widen it). Immutable.
 *
 * <p>Where somebody may be in any of several zones, all of them must allow the call. No zone at all allows none: it fails closed.
 *
 * @param window hours of the business's choice
 * @param legalFrom not before this, whatever the window
 * @param legalTo before this, whatever the window; {@link LocalTime#MIDNIGHT} is the end of the day
 * @param closures dates without calls, or with fewer hours
 */
public record CallingWindow(WeeklyHours window, LocalTime legalFrom, LocalTime legalTo, Closures closures) {
    private static final Duration HORIZON = Duration.ofDays(60);

    /**
     * Checks the legal hours.
     *
     * @throws IllegalArgumentException when they do not end after they start, or are not in whole minutes
     */
    public CallingWindow {
        legal(legalFrom, legalTo);
    }

    /** Mon–Sat 09:00–20:00, law 08:00–21:00, no closures. */
    public static CallingWindow defaults() {
        return new CallingWindow(
                WeeklyHours.parse("Mon-Sat 09:00-20:00"), LocalTime.of(8, 0), LocalTime.of(21, 0), Closures.none());
    }

    /** A copy with other closures. */
    public CallingWindow withClosures(Closures changed) {
        return new CallingWindow(window, legalFrom, legalTo, changed);
    }

    /** Whether the clocks of all these zones allow a call at an instant. */
    public boolean allows(Instant instant, Set<ZoneId> zones) {
        return !zones.isEmpty()
                && zones.stream().allMatch(zone -> {
                    LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
                    return local.equals(nextOnClock(local, date -> false));
                });
    }

    /** The first instant from {@code from} on at which all these zones allow a call; empty when there is none within 60 days. */
    public Optional<Instant> nextOpening(Instant from, Set<ZoneId> zones) {
        return nextOpening(from, zones, date -> false);
    }

    /**
     * As {@link #nextOpening(Instant, Set)}, and on none of certain dates: an instant is passed over when the clock of any of the
     * zones shows one.
     */
    public Optional<Instant> nextOpening(Instant from, Set<ZoneId> zones, Predicate<LocalDate> without) {
        Instant limit = zones.isEmpty() ? from : from.plus(HORIZON);
        Instant at = from;
        while (at.isBefore(limit)) {
            Instant next = at;
            for (ZoneId zone : zones) {
                next = nextIn(zone.getRules(), next, limit, without);
            }
            if (next.equals(at)) {
                return Optional.of(at);
            }
            at = next;
        }
        return Optional.empty();
    }

    /** The first instant that one zone allows, or the limit. */
    private Instant nextIn(ZoneRules rules, Instant from, Instant limit, Predicate<LocalDate> without) {
        Instant at = from;
        while (at.isBefore(limit)) {
            ZoneOffset offset = rules.getOffset(at);
            LocalDateTime local = LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), offset);
            LocalDateTime next = nextOnClock(local, without);
            if (next.equals(local)) {
                return at;
            }
            Instant reached = next.toInstant(offset);
            ZoneOffsetTransition change = rules.nextTransition(at);
            at = change == null || reached.isBefore(change.getInstant()) ? reached : change.getInstant();
        }
        return limit;
    }

    /** This time if it is allowed, else the next of its date that is, else midnight, which may be neither. */
    private LocalDateTime nextOnClock(LocalDateTime local, Predicate<LocalDate> without) {
        LocalDate date = local.toLocalDate();
        if (without.test(date)) {
            return date.plusDays(1).atStartOfDay();
        }
        LocalInterval legal = legal(legalFrom, legalTo);
        for (LocalInterval interval : closures.narrow(date, window.on(date.getDayOfWeek()))) {
            Optional<LocalInterval> allowed = interval.intersection(legal);
            if (allowed.isPresent() && allowed.get().contains(local.toLocalTime())) {
                return local;
            }
            if (allowed.isPresent()
                    && local.toLocalTime().isBefore(allowed.get().start())) {
                return date.atTime(allowed.get().start());
            }
        }
        return date.plusDays(1).atStartOfDay();
    }

    private static LocalInterval legal(LocalTime from, LocalTime to) {
        return new LocalInterval(from, to);
    }
}
