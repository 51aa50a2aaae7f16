package io.github.booking4j.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against an oracle that looks at every clock, minute by minute. */
class CallingWindowLawTest {
    @Test
    @Tag("calls.next-opening")
    void theNextOpeningIsTheFirstMinuteInWhichEveryClockShowsAnAllowedTime() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            CallingWindow window = window(random);
            ClockChanges change = ClockChanges.any(random);
            Set<ZoneId> zones = new HashSet<>(Set.of(change.zone()));
            if (random.nextBoolean()) {
                zones.add(ClockChanges.any(random).zone());
            }
            Instant from = change.date()
                    .atStartOfDay(change.zone())
                    .toInstant()
                    .minus(Duration.ofHours(random.nextInt(-4, 101)));

            assertThat(window.nextOpening(from, zones)).as("seed %d", seed).isEqualTo(watched(window, from, zones));
        }
    }

    private static CallingWindow window(Random random) {
        LocalTime legalFrom = LocalTime.of(random.nextInt(24), random.nextInt(2) * 30);
        LocalTime legalTo = legalFrom.plusMinutes(30L * random.nextInt(1, 48));
        boolean pastMidnight = legalTo.isBefore(legalFrom);
        return new CallingWindow(
                WeeklyHoursLawTest.week(random),
                legalFrom,
                pastMidnight ? LocalTime.MIDNIGHT : legalTo,
                Closures.none());
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
