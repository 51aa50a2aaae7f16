package io.github.booking4j.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

class WeeklyHoursLawTest {
    @Property(tries = 300)
    @Tag("hours.text-form")
    void whatIsWrittenIsReadBackTheSame(@ForAll("weeks") WeeklyHours hours) {
        assertThat(WeeklyHours.parse(hours.toString())).isEqualTo(hours).hasSameHashCodeAs(hours);
    }

    @Provide
    static Arbitrary<WeeklyHours> weeks() {
        Arbitrary<Map<DayOfWeek, List<LocalInterval>>> days = Arbitraries.maps(Arbitraries.of(DayOfWeek.class), days());
        return days.map(WeeklyHours::of);
    }

    /** The hours of a day; often none, or up to midnight. */
    static Arbitrary<List<LocalInterval>> days() {
        return Arbitraries.integers().between(0, 96).set().ofMaxSize(8).map(WeeklyHoursLawTest::intervals);
    }

    private static List<LocalInterval> intervals(Iterable<Integer> quarters) {
        TreeSet<Integer> sorted = new TreeSet<>();
        quarters.forEach(sorted::add);
        List<LocalInterval> intervals = new ArrayList<>();
        while (sorted.size() >= 2) {
            intervals.add(LocalInterval.ofMinutes(sorted.pollFirst() * 15, sorted.pollFirst() * 15));
        }
        return intervals;
    }
}
