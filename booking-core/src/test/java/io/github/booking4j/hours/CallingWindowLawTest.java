package io.github.booking4j.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Against an oracle that looks at every clock, minute by minute. */
class CallingWindowLawTest {
    @Property(tries = 60)
    @Tag("calls.next-opening")
    void theNextOpeningIsTheFirstMinuteInWhichEveryClockShowsAnAllowedTime(
            @ForAll("windows") CallingWindow window,
            @ForAll("changes") Set<ClockChanges> changes,
            @ForAll("hours") int hoursBefore) {
        ClockChanges first = changes.iterator().next();
        Set<ZoneId> zones = changes.stream().map(ClockChanges::zone).collect(Collectors.toSet());
        Instant from = first.date().atStartOfDay(first.zone()).toInstant().minus(Duration.ofHours(hoursBefore));

        assertThat(window.nextOpening(from, zones)).isEqualTo(watched(window, from, zones));
    }

    @Provide
    static Arbitrary<CallingWindow> windows() {
        Arbitrary<LocalTime> from =
                Arbitraries.integers().between(0, 47).map(half -> LocalTime.of(half / 2, half % 2 * 30));
        return Combinators.combine(
                        WeeklyHoursLawTest.weeks(), from, Arbitraries.integers().between(1, 47))
                .as((hours, legalFrom, halves) -> {
                    LocalTime legalTo = legalFrom.plusMinutes(30L * halves);
                    boolean pastMidnight = legalTo.isBefore(legalFrom);
                    return new CallingWindow(
                            hours, legalFrom, pastMidnight ? LocalTime.MIDNIGHT : legalTo, Closures.none());
                });
    }

    @Provide
    static Arbitrary<Set<ClockChanges>> changes() {
        return ClockChanges.any().set().ofMinSize(1).ofMaxSize(2);
    }

    @Provide
    static Arbitrary<Integer> hours() {
        return Arbitraries.integers().between(-4, 100);
    }

    private static Optional<Instant> watched(CallingWindow window, Instant from, Set<ZoneId> zones) {
        Instant limit = from.plus(Duration.ofDays(60));
        for (Instant at = from; at.isBefore(limit); at = at.plusSeconds(60)) {
            Instant now = at;
            if (zones.stream().allMatch(zone -> shows(window, now.atZone(zone)))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static boolean shows(CallingWindow window, ZonedDateTime clock) {
        LocalTime time = clock.toLocalTime();
        boolean legal = !time.isBefore(window.legalFrom())
                && (time.isBefore(window.legalTo()) || window.legalTo().equals(LocalTime.MIDNIGHT));
        return legal
                && window.window().on(clock.getDayOfWeek()).stream()
                        .anyMatch(interval -> !time.isBefore(interval.start())
                                && (time.isBefore(interval.end())
                                        || interval.end().equals(LocalTime.MIDNIGHT)));
    }
}
