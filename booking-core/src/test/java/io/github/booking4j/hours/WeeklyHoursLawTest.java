package io.github.booking4j.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WeeklyHoursLawTest {
    private static final int QUARTERS_OF_A_DAY = 96;

    @Test
    @Tag("hours.text-form")
    void whatIsWrittenIsReadBackTheSame() {
        for (int seed = 0; seed < 1_000; seed++) {
            WeeklyHours hours = week(new Random(seed));
            assertThat(WeeklyHours.parse(hours.toString()))
                    .as("seed %d", seed)
                    .isEqualTo(hours)
                    .hasSameHashCodeAs(hours);
        }
    }

    static WeeklyHours week(Random random) {
        Map<DayOfWeek, List<LocalInterval>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(4) > 0) {
                days.put(day, day(random));
            }
        }
        return WeeklyHours.of(days);
    }

    /** The hours of a day; often none, often from or up to midnight. */
    private static List<LocalInterval> day(Random random) {
        TreeSet<Integer> quarters = new TreeSet<>();
        for (int edges = random.nextInt(9); edges > 0; edges--) {
            quarters.add(random.nextInt(QUARTERS_OF_A_DAY + 1));
        }
        if (random.nextInt(4) == 0) {
            quarters.add(random.nextBoolean() ? 0 : QUARTERS_OF_A_DAY);
        }
        List<LocalInterval> intervals = new ArrayList<>();
        while (quarters.size() >= 2) {
            intervals.add(LocalInterval.ofMinutes(quarters.pollFirst() * 15, quarters.pollFirst() * 15));
        }
        return intervals;
    }
}
