package io.github.booking4j.appointment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.internal.Availability.FreeStart;
import io.github.booking4j.appointment.internal.Availability.Visit;
import io.github.booking4j.hours.ClockChanges;
import io.github.booking4j.hours.TimeRange;
import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Against an oracle that looks at every minute of every lane. */
class AvailabilityLawTest {
    private static final int MINUTES = 2 * 24 * 60;
    private static final int CELL = 5;

    @Property(tries = 200)
    @Tag("slots.any-or-all")
    void anyOneOfOffersEveryFreeStartOfTheGridsAndNoOther(
            @ForAll("questions") Question question, @ForAll("calendars") List<Calendar> calendars) {
        List<FreeStart> expected = new ArrayList<>();
        for (int minute = 0; minute < MINUTES && expected.size() < question.limit(); minute++) {
            int start = minute;
            List<ResourceId> free = ids(
                    calendars, (calendar, i) -> question.onGrid(start, calendar) && question.isFree(start, calendar));
            if (question.inWindow(start) && !free.isEmpty()) {
                expected.add(new FreeStart(question.at(start), free));
            }
        }
        assertThat(question.asked().anyOf(question.resources(calendars), question.limit()))
                .isEqualTo(expected);
    }

    @Property(tries = 200)
    @Tag("slots.any-or-all")
    void allOfOffersEveryCommonFreeStartOnTheGridOfTheFirstAndNoOther(
            @ForAll("questions") Question question, @ForAll("calendars") List<Calendar> calendars) {
        List<FreeStart> expected = new ArrayList<>();
        for (int minute = 0; minute < MINUTES && expected.size() < question.limit(); minute++) {
            int start = minute;
            List<ResourceId> free = ids(calendars, (calendar, i) -> question.isFree(start, calendar));
            boolean offered = question.inWindow(start) && question.onGrid(start, calendars.get(0));
            if (offered && free.size() == calendars.size()) {
                expected.add(new FreeStart(question.at(start), free));
            }
        }
        assertThat(question.asked().allOf(question.resources(calendars), question.limit()))
                .isEqualTo(expected);
    }

    @Property(tries = 100)
    @Tag("slots.revalidated")
    void everyMinuteIsFreeOnAskingExactlyWhenItIs(
            @ForAll("questions") Question question, @ForAll("calendar") Calendar calendar) {
        AvailabilityResource resource = question.resources(List.of(calendar)).get(0);
        for (int minute = 0; minute < MINUTES; minute += 7) {
            assertThat(question.asked().isFree(resource, question.at(minute)))
                    .as("minute %d", minute)
                    .isEqualTo(question.inWindow(minute) && question.isFree(minute, calendar));
        }
    }

    private static List<ResourceId> ids(List<Calendar> calendars, BiPredicate<Calendar, Integer> able) {
        List<ResourceId> ids = new ArrayList<>();
        for (int i = 0; i < calendars.size(); i++) {
            if (able.test(calendars.get(i), i)) {
                ids.add(new ResourceId("r" + i));
            }
        }
        return ids;
    }

    @Provide
    static Arbitrary<Question> questions() {
        Arbitrary<Integer> window = Arbitraries.integers().between(0, MINUTES);
        return Combinators.combine(
                        ClockChanges.any(),
                        Arbitraries.integers().between(1, 180),
                        Arbitraries.integers().between(0, 40).tuple2(),
                        Arbitraries.of(1, 5, 7, 10, 15, 20, 30, 45, 60, 90, 240, 3000),
                        window.tuple2(),
                        Arbitraries.integers().between(1, 120))
                .as((change, duration, buffers, step, edges, limit) -> new Question(
                        change,
                        new Span(duration, buffers.get1(), buffers.get2()),
                        step,
                        Math.min(edges.get1(), edges.get2()),
                        Math.max(edges.get1(), edges.get2()),
                        limit));
    }

    @Provide
    static Arbitrary<Calendar> calendar() {
        return Combinators.combine(
                        ClockChanges.any(),
                        spans(1, 6),
                        spans(CELL, 20).list().ofMinSize(1).ofMaxSize(3))
                .as(Calendar::new);
    }

    @Provide
    static Arbitrary<List<Calendar>> calendars() {
        return calendar().list().ofMinSize(1).ofMaxSize(3);
    }

    /** Separate spans of minutes; with a unit, none share a cell of it. */
    private static Arbitrary<List<int[]>> spans(int unit, int most) {
        return Arbitraries.integers()
                .between(0, MINUTES / unit)
                .set()
                .ofMaxSize(2 * most)
                .map(edges -> spans(edges, unit));
    }

    private static List<int[]> spans(Set<Integer> edges, int unit) {
        TreeSet<Integer> sorted = new TreeSet<>(edges);
        List<int[]> spans = new ArrayList<>();
        while (sorted.size() >= 2) {
            int from = sorted.pollFirst() * unit;
            int to = sorted.pollFirst() * unit;
            // Odd minutes inside the first and the last cell.
            spans.add(new int[] {from + unit / 2, to - unit / 2});
        }
        return spans;
    }

    private record Span(int duration, int before, int after) {}

    /** A resource in minutes: when it is open, and what occupies its lanes. */
    private record Calendar(ClockChanges place, List<int[]> open, List<List<int[]>> lanes) {}

    private record Question(ClockChanges when, Span visit, int step, int first, int end, int limit) {
        Availability asked() {
            return new Availability(
                    new Visit(
                            Duration.ofMinutes(visit.duration()),
                            Duration.ofMinutes(visit.before()),
                            Duration.ofMinutes(visit.after())),
                    Duration.ofMinutes(step),
                    new TimeRange(at(first), at(end)));
        }

        List<AvailabilityResource> resources(List<Calendar> calendars) {
            List<AvailabilityResource> resources = new ArrayList<>();
            for (Calendar calendar : calendars) {
                ResourceId id = new ResourceId("r" + resources.size());
                List<Occupation> taken = new ArrayList<>();
                for (int lane = 0; lane < calendar.lanes().size(); lane++) {
                    for (int[] span : calendar.lanes().get(lane)) {
                        taken.add(
                                new Occupation(id, lane, new AppointmentId(new UUID(0, 1)), at(span[0]), at(span[1])));
                    }
                }
                List<TimeRange> open = calendar.open().stream()
                        .map(span -> new TimeRange(at(span[0]), at(span[1])))
                        .toList();
                resources.add(new AvailabilityResource(
                        id,
                        calendar.place().zone(),
                        open,
                        AvailabilityBusy.of(calendar.lanes().size(), taken)));
            }
            return resources;
        }

        Instant at(int minute) {
            return when.date()
                    .atStartOfDay(when.zone())
                    .toInstant()
                    .minus(Duration.ofHours(20))
                    .plusSeconds(60L * minute);
        }

        boolean inWindow(int minute) {
            return minute >= first && minute < end;
        }

        boolean onGrid(int minute, Calendar calendar) {
            LocalTime shown = at(minute).atZone(calendar.place().zone()).toLocalTime();
            return (shown.getHour() * 60 + shown.getMinute()) % step == 0;
        }

        boolean isFree(int minute, Calendar calendar) {
            return calendar.open().stream().anyMatch(span -> span[0] <= minute && minute + visit.duration() <= span[1])
                    && calendar.lanes().stream().anyMatch(lane -> isFree(minute, lane));
        }

        private boolean isFree(int minute, List<int[]> lane) {
            long from = cellOf(minute - visit.before());
            long to = cellOf(minute + visit.duration() + visit.after() - 1);
            for (long cell = from; cell <= to; cell++) {
                for (int[] span : lane) {
                    if (cellOf(span[0]) <= cell && cell <= cellOf(span[1] - 1)) {
                        return false;
                    }
                }
            }
            return true;
        }

        private long cellOf(int minute) {
            return Math.floorDiv(at(minute).getEpochSecond(), CELL * 60L);
        }
    }
}
