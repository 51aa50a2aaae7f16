package io.github.booking4j.appointment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.internal.Availability.Visit;
import io.github.booking4j.hours.CallingWindow;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.LocalTimes;
import io.github.booking4j.hours.OpeningHours;
import io.github.booking4j.hours.Resolution;
import io.github.booking4j.hours.ServerZone;
import io.github.booking4j.hours.TimeRange;
import io.github.booking4j.hours.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The known hard cases of clocks that change, by number, each on servers in several zones. */
class ClockChangeFixturesTest {
    @ParameterizedTest(name = "{0}: {1} {2} {3}")
    @Tag("time.fixtures")
    @CsvSource(delimiter = '|', textBlock = """
        T1   | local    | America/New_York    | 2026-03-08T02:30             | gap, leniently 2026-03-08T07:30:00Z
        T2   | local    | America/New_York    | 2026-11-01T01:30             | 2026-11-01T05:30:00Z or 2026-11-01T06:30:00Z
        T3   | local    | Europe/London       | 2026-03-29T01:15             | gap, leniently 2026-03-29T01:15:00Z
        T4   | local    | Europe/London       | 2026-10-25T01:30             | 2026-10-25T00:30:00Z or 2026-10-25T01:30:00Z
        T5   | local    | Europe/Berlin       | 2026-10-25T02:30             | 2026-10-25T00:30:00Z or 2026-10-25T01:30:00Z
        T7   | local    | Australia/Lord_Howe | 2026-04-05T01:45             | 2026-04-04T14:45:00Z or 2026-04-04T15:15:00Z
        T8   | day      | Africa/Cairo        | 2026-04-24                   | 2026-04-23T22:00:00Z PT23H
        T8a  | local    | Africa/Cairo        | 2026-04-24T00:30             | gap, leniently 2026-04-23T22:30:00Z
        T10  | day      | America/New_York    | 2026-03-08                   | 2026-03-08T05:00:00Z PT23H
        T10a | day      | America/New_York    | 2026-11-01                   | 2026-11-01T04:00:00Z PT25H
        T10b | day      | Australia/Lord_Howe | 2026-10-04                   | 2026-10-03T13:30:00Z PT23H30M
        T10c | day      | Australia/Lord_Howe | 2026-04-05                   | 2026-04-04T13:00:00Z PT24H30M
        T11  | hours    | Europe/Berlin       | 2026-03-29 02:15-02:45       | none
        T12  | hours    | America/New_York    | 2026-03-08 01:00-02:30       | 2026-03-08T06:00:00Z PT1H
        T14  | hours    | America/New_York    | 2026-03-08 13:00-18:00       | 2026-03-08T17:00:00Z PT5H
        T15  | hours    | Europe/London       | 2026-10-25 00:00-06:00       | 2026-10-24T23:00:00Z PT7H
        T16  | grid     | America/New_York    | 2026-03-08 01:00-04:00       | 01:00-05:00 01:30-05:00 03:00-04:00 03:30-04:00
        T18  | grid     | Australia/Lord_Howe | 2026-10-04 01:00-04:00       | 01:00+10:30 01:30+10:30 02:30+11:00 03:00+11:00 03:30+11:00
        T19  | before   | America/New_York    | 2026-03-08T10:00 PT24H       | 2026-03-07T14:00:00Z at 09:00
        T19a | before   | America/New_York    | 2026-03-08T10:00 PT1H        | 2026-03-08T13:00:00Z at 09:00
        T20  | before   | America/New_York    | 2026-11-01T10:00 PT24H       | 2026-10-31T15:00:00Z at 11:00
        T21  | before   | Europe/London       | 2026-10-25T09:00 PT24H       | 2026-10-24T09:00:00Z at 10:00
        T21a | before   | Europe/London       | 2026-10-25T09:00 PT1H        | 2026-10-25T08:00:00Z at 08:00
        T24  | callable | America/New_York    | 2026-03-07T12:30:00Z         | false
        T24a | callable | America/New_York    | 2026-03-08T12:30:00Z         | true
        T26  | callable | America/Phoenix     | 2026-01-10T15:30:00Z         | true
        T26a | callable | America/Los_Angeles | 2026-01-10T15:30:00Z         | false
        T26b | callable | America/Phoenix     | 2026-07-10T15:30:00Z         | true
        T26c | callable | America/Los_Angeles | 2026-07-10T15:30:00Z         | true
        T27  | local    | Asia/Kolkata        | 2026-03-29T09:00             | 2026-03-29T03:30:00Z
        T27a | local    | Asia/Kathmandu      | 2026-03-29T09:00             | 2026-03-29T03:15:00Z
        T27b | grid     | Asia/Kathmandu      | 2026-03-29 09:10-10:30       | 09:30+05:45 10:00+05:45
        T32  | local    | America/Asuncion    | 2025-06-16T09:00             | 2025-06-16T12:00:00Z
        """)
    void hardCase(String number, String question, ZoneId zone, String input, String expected) {
        assertThat(ServerZone.answersUnderEach(() -> answer(question, zone, input.split(" "))))
                .containsExactly(expected);
    }

    private static String answer(String question, ZoneId zone, String[] input) {
        return switch (question) {
            case "local" -> local(LocalDateTime.parse(input[0]), zone);
            case "day" -> written(LocalTimes.day(LocalDate.parse(input[0]), zone));
            case "hours" -> {
                List<TimeRange> open = open(zone, input);
                yield open.isEmpty() ? "none" : written(open.get(0));
            }
            case "grid" -> grid(zone, input);
            case "before" -> before(LocalDateTime.parse(input[0]), zone, Duration.parse(input[1]));
            case "callable" -> "" + legal().allows(Instant.parse(input[0]), Set.of(zone));
            default -> throw new IllegalArgumentException(question);
        };
    }

    private static String local(LocalDateTime local, ZoneId zone) {
        Resolution resolution = LocalTimes.resolve(local, zone);
        String first = LocalTimes.resolveLeniently(local, zone).toInstant().toString();
        if (resolution instanceof Resolution.Gap) {
            return "gap, leniently " + first;
        }
        return resolution instanceof Resolution.Overlap overlap
                ? first + " or " + overlap.later().toInstant()
                : first;
    }

    private static List<TimeRange> open(ZoneId zone, String[] input) {
        WeeklyHours hours = WeeklyHours.parse("Mon-Sun " + input[1]);
        return OpeningHours.between(hours, Closures.none(), zone, LocalTimes.day(LocalDate.parse(input[0]), zone));
    }

    private static String grid(ZoneId zone, String[] input) {
        Visit halfAnHour = new Visit(Duration.ofMinutes(30), Duration.ZERO, Duration.ZERO);
        AvailabilityResource resource = new AvailabilityResource(
                new ResourceId("a"), zone, open(zone, input), AvailabilityBusy.of(1, List.of()), List.of());
        TimeRange day = LocalTimes.day(LocalDate.parse(input[0]), zone);
        return new Availability(halfAnHour, Duration.ofMinutes(30), day)
                .anyOf(List.of(resource), 100).stream()
                        .map(free ->
                                free.start().atZone(zone).toOffsetDateTime().toOffsetTime())
                        .map(Object::toString)
                        .collect(Collectors.joining(" "));
    }

    /** As reminders are planned: an exact duration before the instant. */
    private static String before(LocalDateTime start, ZoneId zone, Duration before) {
        Instant due = LocalTimes.resolveLeniently(start, zone).toInstant().minus(before);
        return due + " at " + due.atZone(zone).toLocalTime();
    }

    private static CallingWindow legal() {
        CallingWindow defaults = CallingWindow.defaults();
        return new CallingWindow(WeeklyHours.always(), defaults.legalFrom(), defaults.legalTo(), Closures.none());
    }

    private static String written(TimeRange range) {
        return range.start() + " " + range.duration();
    }
}
