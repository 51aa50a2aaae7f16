package io.github.booking4j.appointment.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against an oracle that counts, for every cell, how many lanes are taken. */
class AvailabilityLawTest {
    private static final int MINUTES = 2 * 24 * 60;
    private static final int CELL = 5;
    private static final List<Integer> STEPS = List.of(1, 5, 7, 10, 15, 20, 30, 45, 60, 90, 240, 3000);

    @Test
    @Tag("slots.any-or-all")
    void anyOneOfOffersEveryFreeStartOfTheGridsAndNoOther() {
        everySeed(400, random -> {
            Question question = question(random);
            List<Calendar> calendars = calendars(random);
            List<FreeStart> expected = new ArrayList<>();
            for (int minute = 0; minute < MINUTES && expected.size() < question.limit(); minute++) {
                int start = minute;
                List<ResourceId> free = ids(
                        calendars, calendar -> question.onGrid(start, calendar) && question.isFree(start, calendar));
                if (question.inWindow(start) && !free.isEmpty()) {
                    expected.add(new FreeStart(question.at(start), free));
                }
            }
            assertThat(question.asked().anyOf(question.resources(calendars), question.limit()))
                    .isEqualTo(expected);
        });
    }

    @Test
    @Tag("slots.any-or-all")
    void allOfOffersEveryCommonFreeStartOnTheGridOfTheFirstAndNoOther() {
        everySeed(400, random -> {
            Question question = question(random);
            List<Calendar> calendars = calendars(random);
            List<FreeStart> expected = new ArrayList<>();
            for (int minute = 0; minute < MINUTES && expected.size() < question.limit(); minute++) {
                int start = minute;
                List<ResourceId> free = ids(calendars, calendar -> question.isFree(start, calendar));
                boolean offered = question.inWindow(start) && question.onGrid(start, calendars.get(0));
                if (offered && free.size() == calendars.size()) {
                    expected.add(new FreeStart(question.at(start), free));
                }
            }
            assertThat(question.asked().allOf(question.resources(calendars), question.limit()))
                    .isEqualTo(expected);
        });
    }

    private static void everySeed(int seeds, Consumer<Random> law) {
        for (int seed = 0; seed < seeds; seed++) {
            Random random = new Random(seed);
            assertThatCode(() -> law.accept(random)).as("seed %d", seed).doesNotThrowAnyException();
        }
    }

    private static List<ResourceId> ids(List<Calendar> calendars, Predicate<Calendar> able) {
        List<ResourceId> ids = new ArrayList<>();
        for (int i = 0; i < calendars.size(); i++) {
            if (able.test(calendars.get(i))) {
                ids.add(new ResourceId("r" + i));
            }
        }
        return ids;
    }

    private static Question question(Random random) {
        int one = random.nextInt(MINUTES + 1);
        int other = random.nextInt(MINUTES + 1);
        return new Question(
                ClockChanges.any(random),
                new Span(random.nextInt(1, 181), random.nextInt(41), random.nextInt(41)),
                STEPS.get(random.nextInt(STEPS.size())),
                Math.min(one, other),
                Math.max(one, other),
                random.nextInt(1, 121));
    }

    private static List<Calendar> calendars(Random random) {
        return listOf(1 + random.nextInt(3), () -> calendar(random));
    }

    private static Calendar calendar(Random random) {
        return new Calendar(
                ClockChanges.any(random),
                spans(random, 1, 6),
                listOf(1 + random.nextInt(3), () -> spans(random, CELL, 20)));
    }

    private static <T> List<T> listOf(int size, Supplier<T> any) {
        return Stream.generate(any).limit(size).toList();
    }

    /** Separate spans of minutes; with a unit, none share a cell of it. */
    private static List<int[]> spans(Random random, int unit, int most) {
        TreeSet<Integer> edges =
                new TreeSet<>(listOf(random.nextInt(2 * most + 1), () -> random.nextInt(MINUTES / unit + 1)));
        List<int[]> spans = new ArrayList<>();
        while (edges.size() >= 2) {
            int from = edges.pollFirst() * unit;
            int to = edges.pollFirst() * unit;
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
                        taken.add(new Occupation(
                                id, lane, new AppointmentId(new UUID(0, 1)), at(span[0]), at(span[1]), null));
                    }
                }
                List<TimeRange> open = calendar.open().stream()
                        .map(span -> new TimeRange(at(span[0]), at(span[1])))
                        .toList();
                resources.add(new AvailabilityResource(
                        id,
                        calendar.place().zone(),
                        open,
                        AvailabilityBusy.of(calendar.lanes().size(), taken),
                        List.of()));
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
                    && hasRoom(minute, calendar.lanes());
        }

        private boolean hasRoom(int minute, List<List<int[]>> lanes) {
            long from = cellOf(minute - visit.before());
            long to = cellOf(minute + visit.duration() + visit.after() - 1);
            for (long number = from; number <= to; number++) {
                long cell = number;
                if (lanes.stream().allMatch(lane -> isTaken(cell, lane))) {
                    return false;
                }
            }
            return true;
        }

        private boolean isTaken(long cell, List<int[]> lane) {
            return lane.stream().anyMatch(span -> cellOf(span[0]) <= cell && cell <= cellOf(span[1] - 1));
        }

        private long cellOf(int minute) {
            return Math.floorDiv(at(minute).getEpochSecond(), CELL * 60L);
        }
    }
}
