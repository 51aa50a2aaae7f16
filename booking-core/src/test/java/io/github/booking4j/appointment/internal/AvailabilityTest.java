package io.github.booking4j.appointment.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.internal.Availability.FreeStart;
import io.github.booking4j.appointment.internal.Availability.Visit;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.LocalTimes;
import io.github.booking4j.hours.OpeningHours;
import io.github.booking4j.hours.ServerZone;
import io.github.booking4j.hours.TimeRange;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilityTest {
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final LocalDate DATE = LocalDate.parse("2026-07-01");
    private static final Visit HALF_HOUR = visit(30, 0, 0);
    private static final int PLENTY = 100;

    @ParameterizedTest
    @Tag("slots.grid-on-the-wall-clock")
    @CsvSource({
        "America/New_York, 2026-03-08, 01:00-04:00, 01:00-05:00 01:30-05:00 03:00-04:00 03:30-04:00",
        "America/New_York, 2026-11-01, 00:30-02:30, "
                + "00:30-04:00 01:00-04:00 01:30-04:00 01:00-05:00 01:30-05:00 02:00-05:00",
        "Australia/Lord_Howe, 2026-10-04, 01:00-04:00, 01:00+10:30 01:30+10:30 02:30+11:00 03:00+11:00 03:30+11:00",
        "Asia/Kathmandu, 2026-03-29, 09:00-10:00, 09:00+05:45 09:30+05:45",
        "Asia/Kolkata, 2026-03-29, 09:10-10:30, 09:30+05:30 10:00+05:30",
        "Africa/Cairo, 2026-04-24, 00:00-02:00, 01:00+03:00 01:30+03:00"
    })
    void startsAreOnTheGridOfTheWallClockThroughEveryChangeOfIt(
            ZoneId zone, LocalDate date, String hours, String expected) {
        TimeRange day = LocalTimes.day(date, zone);
        List<TimeRange> open = OpeningHours.between(WeeklyHours.parse("Mon-Sun " + hours), Closures.none(), zone, day);
        AvailabilityResource resource = resource("a", zone, open, 1);

        assertThat(new Availability(HALF_HOUR, Duration.ofMinutes(30), day).anyOf(List.of(resource), PLENTY))
                .extracting(free -> free.start().atZone(zone).toOffsetDateTime().toOffsetTime())
                .extracting(Object::toString)
                .containsExactly(expected.split(" ", -1));
    }

    @Test
    @Tag("slots.grid-on-the-wall-clock")
    void aGridOfAnHourReadsFullHoursOnBothSidesOfAChangeByHalfAnHour() {
        ZoneId zone = ZoneId.of("Australia/Lord_Howe");
        TimeRange night = LocalTimes.day(LocalDate.parse("2026-10-04"), zone);
        List<TimeRange> open = OpeningHours.between(WeeklyHours.always(), Closures.none(), zone, night);

        assertThat(new Availability(HALF_HOUR, Duration.ofHours(1), night)
                        .anyOf(List.of(resource("a", zone, open, 1)), PLENTY))
                .hasSize(23)
                .allMatch(free -> free.start().atZone(zone).getMinute() == 0);
    }

    @Test
    @Tag("slots.whole-visit-open")
    void theWholeVisitLiesInOpenHoursAndItsBuffersNeedNot() {
        AvailabilityResource resource = resource("a", UTC, List.of(range("09:00", "10:00")), 1);

        assertThat(times(visit(30, 60, 60), resource)).containsExactly("09:00", "09:15", "09:30");
        assertThat(times(visit(60, 0, 0), resource)).containsExactly("09:00");
        assertThat(times(visit(61, 0, 0), resource)).isEmpty();
    }

    @Test
    @Tag("slots.buffers")
    void aVisitKeepsItsOwnBuffersFromWhatOccupiesTheResource() {
        AvailabilityResource resource =
                resource("a", UTC, List.of(range("09:00", "12:00")), 1, taken(0, "10:00", "10:30"));

        assertThat(times(visit(30, 0, 0), resource))
                .containsExactly("09:00", "09:15", "09:30", "10:30", "10:45", "11:00", "11:15", "11:30");
        assertThat(times(visit(30, 15, 0), resource))
                .containsExactly("09:00", "09:15", "09:30", "10:45", "11:00", "11:15", "11:30");
        assertThat(times(visit(30, 0, 15), resource))
                .containsExactly("09:00", "09:15", "10:30", "10:45", "11:00", "11:15", "11:30");
    }

    @Test
    @Tag("slots.cells")
    void whatTheClaimsWouldRefuseIsNotOffered() {
        AvailabilityResource resource =
                resource("a", UTC, List.of(range("09:00", "12:00")), 1, taken(0, "10:02", "10:31"));

        assertThat(times(visit(30, 0, 0), resource))
                .containsExactly("09:00", "09:15", "09:30", "10:45", "11:00", "11:15", "11:30");
        assertThat(times(visit(31, 0, 0), resource)).startsWith("09:00", "09:15", "10:45");
    }

    @Test
    @Tag("slots.capacity")
    void aVisitNeedsALaneAtEveryInstantAndNotTheSameOne() {
        List<TimeRange> open = List.of(range("09:00", "11:00"));
        AvailabilityResource resource =
                resource("a", UTC, open, 2, taken(0, "09:00", "10:00"), taken(1, "10:00", "11:00"));

        assertThat(times(visit(120, 0, 0), resource)).containsExactly("09:00");
        AvailabilityResource full = resource("a", UTC, open, 2, taken(0, "09:00", "10:05"), taken(1, "10:00", "11:00"));
        assertThat(times(visit(60, 0, 0), full)).containsExactly("09:00");
        assertThat(times(visit(55, 0, 0), full)).containsExactly("09:00");
        assertThat(times(visit(45, 0, 0), full)).containsExactly("09:00", "09:15", "10:15");
    }

    @Test
    @Tag("slots.any-or-all")
    void anyOneOfSeveralNamesAllThatAreFreeAtEachStart() {
        AvailabilityResource one = resource("one", UTC, List.of(range("09:00", "10:00")), 1);
        AvailabilityResource two =
                resource("two", UTC, List.of(range("09:30", "10:30")), 1, taken(0, "10:00", "10:15"));

        assertThat(search(30).anyOf(List.of(one, two), PLENTY))
                .containsExactly(free("09:00", "one"), free("09:15", "one"), free("09:30", "one", "two"));
        assertThat(search(30).anyOf(List.of(one, two), 2)).containsExactly(free("09:00", "one"), free("09:15", "one"));
        assertThat(search(30).anyOf(List.of(), PLENTY)).isEmpty();
    }

    @Test
    @Tag("slots.any-or-all")
    void allOfSeveralAreFreeAtOnceOnTheWallClockOfTheFirst() {
        AvailabilityResource person = resource("person", UTC, List.of(range("09:00", "12:00")), 1);
        AvailabilityResource room = resource(
                "room", ZoneId.of("Asia/Kathmandu"), List.of(range("09:30", "12:00")), 1, taken(0, "10:00", "10:50"));

        assertThat(search(30).allOf(List.of(person, room), 3))
                .containsExactly(
                        free("09:30", "person", "room"),
                        free("11:00", "person", "room"),
                        free("11:15", "person", "room"));
        assertThat(search(30).allOf(List.of(), PLENTY)).isEmpty();
    }

    @Test
    @Tag("slots.notice-and-horizon")
    void startsLieBetweenTheMinimumNoticeAndTheHorizon() {
        AvailabilityResource resource = resource("a", UTC, List.of(range("09:00", "12:00")), 1);
        TimeRange starts = new TimeRange(at("09:50").plusMillis(1), at("10:45"));
        Availability availability = new Availability(visit(60, 0, 0), Duration.ofMinutes(15), starts);

        assertThat(availability.anyOf(List.of(resource), PLENTY))
                .containsExactly(free("10:00", "a"), free("10:15", "a"), free("10:30", "a"));
    }

    @Test
    @Tag("slots.grid-on-the-wall-clock")
    void theGridBeginsAnewAtEveryMidnight() {
        TimeRange evening = new TimeRange(at("22:00"), at("22:00").plus(Duration.ofHours(4)));
        AvailabilityResource resource = resource("a", UTC, List.of(evening), 1);

        assertThat(new Availability(visit(10, 0, 0), Duration.ofMinutes(50), evening).anyOf(List.of(resource), PLENTY))
                .extracting(free -> free.start().atZone(UTC).toLocalTime().toString())
                .containsExactly("22:30", "23:20", "00:00", "00:50", "01:40");
    }

    @Test
    @Tag("slots.grid-on-the-wall-clock")
    void aStepIsAtLeastAMinuteAndMayBeLongerThanADay() {
        AvailabilityResource resource = resource("a", UTC, List.of(range("00:00", "23:00")), 1);

        assertThat(new Availability(HALF_HOUR, Duration.ofDays(3), range("00:00", "23:00"))
                        .anyOf(List.of(resource), PLENTY))
                .containsExactly(free("00:00", "a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Availability(HALF_HOUR, Duration.ofSeconds(59), range("00:00", "23:00")));
        assertThatIllegalArgumentException().isThrownBy(() -> visit(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> visit(30, -1, 0));
    }

    @Test
    @Tag("time.server-zone-irrelevant")
    void noAnswerDependsOnTheZoneOfTheServer() {
        ZoneId zone = ZoneId.of("America/New_York");
        TimeRange month = new TimeRange(at("00:00"), at("00:00").plus(Duration.ofDays(150)));

        assertThat(ServerZone.answersUnderEach(() -> {
                    List<TimeRange> open = OpeningHours.between(
                            WeeklyHours.parse("Mon-Fri 09:00-17:00"), Closures.none(), zone, month);
                    return new Availability(HALF_HOUR, Duration.ofMinutes(20), month)
                            .anyOf(List.of(resource("a", zone, open, 1)), 10_000);
                }))
                .hasSize(1);
    }

    private static List<String> times(Visit visit, AvailabilityResource resource) {
        return new Availability(visit, Duration.ofMinutes(15), range("00:00", "23:00"))
                .anyOf(List.of(resource), PLENTY).stream()
                        .map(free -> free.start().atZone(UTC).toLocalTime().toString())
                        .toList();
    }

    private static Availability search(int minutes) {
        return new Availability(visit(minutes, 0, 0), Duration.ofMinutes(15), range("00:00", "23:00"));
    }

    private static AvailabilityResource resource(
            String id, ZoneId zone, List<TimeRange> open, int capacity, Occupation... taken) {
        return new AvailabilityResource(
                new ResourceId(id), zone, open, AvailabilityBusy.of(capacity, Arrays.asList(taken)), List.of());
    }

    private static Occupation taken(int lane, String from, String to) {
        return new Occupation(new ResourceId("a"), lane, new AppointmentId(new UUID(0, 1)), at(from), at(to), null);
    }

    private static FreeStart free(String time, String... resources) {
        return new FreeStart(
                at(time), Arrays.stream(resources).map(ResourceId::new).toList());
    }

    private static Visit visit(int minutes, int before, int after) {
        return new Visit(Duration.ofMinutes(minutes), Duration.ofMinutes(before), Duration.ofMinutes(after));
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(at(from), at(to));
    }

    private static Instant at(String time) {
        return Instant.parse(DATE + "T" + time + ":00Z");
    }
}
