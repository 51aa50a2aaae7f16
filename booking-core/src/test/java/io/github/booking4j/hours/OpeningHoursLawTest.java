package io.github.booking4j.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against an oracle that watches the clock of the zone minute by minute. */
class OpeningHoursLawTest {
    private static final int MINUTES = 5 * 24 * 60;

    @Test
    @Tag("hours.ends-on-the-wall-clock")
    void itIsOpenFromTheFirstMomentTheClockReachesTheOneEndUntilItFirstReachesTheOther() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            WeeklyHours hours = WeeklyHoursLawTest.week(random);
            ClockChanges change = ClockChanges.any(random);
            Instant start =
                    change.date().atStartOfDay(change.zone()).toInstant().minus(Duration.ofHours(36));
            TimeRange range = new TimeRange(start, start.plus(Duration.ofDays(3)));

            assertThat(OpeningHours.between(hours, Closures.none(), change.zone(), range))
                    .as("seed %d", seed)
                    .isEqualTo(watched(hours, change.zone(), range));
        }
    }

    private static List<TimeRange> watched(WeeklyHours hours, ZoneId zone, TimeRange range) {
        Instant begin = range.start().minus(Duration.ofDays(1));
        List<LocalDateTime> shown = new ArrayList<>();
        for (int minute = 0; minute < MINUTES; minute++) {
            shown.add(LocalDateTime.ofInstant(begin.plus(Duration.ofMinutes(minute)), zone));
        }
        boolean[] open = new boolean[MINUTES];
        LocalDate last = shown.get(MINUTES - 1).toLocalDate();
        for (LocalDate date = shown.get(0).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            for (LocalInterval interval : hours.on(DayOfWeek.from(date))) {
                int to = reached(shown, date.atStartOfDay().plusMinutes(interval.endMinute()));
                for (int minute = reached(shown, date.atTime(interval.start())); minute < to; minute++) {
                    open[minute] = true;
                }
            }
        }
        return ranges(open, begin, range);
    }

    private static int reached(List<LocalDateTime> shown, LocalDateTime time) {
        int minute = 0;
        while (minute < shown.size() && shown.get(minute).isBefore(time)) {
            minute++;
        }
        return minute;
    }

    private static List<TimeRange> ranges(boolean[] open, Instant begin, TimeRange within) {
        List<TimeRange> ranges = new ArrayList<>();
        int from = -1;
        for (int minute = 0; minute <= open.length; minute++) {
            boolean isOpen =
                    minute < open.length && open[minute] && within.contains(begin.plus(Duration.ofMinutes(minute)));
            if (isOpen && from < 0) {
                from = minute;
            } else if (!isOpen && from >= 0) {
                ranges.add(new TimeRange(begin.plus(Duration.ofMinutes(from)), begin.plus(Duration.ofMinutes(minute))));
                from = -1;
            }
        }
        return ranges;
    }
}
