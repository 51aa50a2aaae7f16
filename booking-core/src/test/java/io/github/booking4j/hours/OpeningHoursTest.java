package io.github.booking4j.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @Tag("hours.ends-on-the-wall-clock")
    @CsvSource({
        "America/New_York, 2026-03-08, 01:00-02:30, 2026-03-08T06:00:00Z, 2026-03-08T07:00:00Z",
        "America/New_York, 2026-03-08, 02:30-04:00, 2026-03-08T07:00:00Z, 2026-03-08T08:00:00Z",
        "America/New_York, 2026-03-08, 13:00-18:00, 2026-03-08T17:00:00Z, 2026-03-08T22:00:00Z",
        "Europe/London, 2026-10-25, 00:00-06:00, 2026-10-24T23:00:00Z, 2026-10-25T06:00:00Z",
        "Europe/London, 2026-10-25, 01:30-03:00, 2026-10-25T00:30:00Z, 2026-10-25T03:00:00Z",
        "Europe/London, 2026-10-25, 00:00-01:30, 2026-10-24T23:00:00Z, 2026-10-25T00:30:00Z",
        "Asia/Kolkata, 2026-03-29, 09:00-10:00, 2026-03-29T03:30:00Z, 2026-03-29T04:30:00Z",
        "Asia/Kathmandu, 2026-03-29, 09:00-24:00, 2026-03-29T03:15:00Z, 2026-03-29T18:15:00Z",
        "Africa/Cairo, 2026-04-24, 00:00-08:00, 2026-04-23T22:00:00Z, 2026-04-24T05:00:00Z"
    })
    void theEndsOfHoursAreReadOnTheWallClockAndTimeBetweenThemElapses(
            ZoneId zone, LocalDate date, String hours, Instant start, Instant end) {
        assertThat(on(zone, date, hours)).containsExactly(new TimeRange(start, end));
    }

    @Test
    @Tag("hours.ends-on-the-wall-clock")
    void hoursThatTheClockSkipsAreNotOpenAtAnotherTime() {
        assertThat(on(BERLIN, LocalDate.parse("2026-03-29"), "02:15-02:45")).isEmpty();
        assertThat(on(ZoneId.of("Pacific/Apia"), LocalDate.parse("2011-12-30"), "09:00-17:00"))
                .isEmpty();
    }

    @Test
    @Tag("hours.ends-on-the-wall-clock")
    void aDateBeginsAtItsFirstMidnightThoughTheDateBeforeIsShownAgain() {
        TimeRange untilSaturdayIsShownAgain = range("2010-11-07T02:00:00Z", "2010-11-07T02:45:00Z");

        assertThat(OpeningHours.between(
                        WeeklyHours.parse("Sun 00:00-02:00"),
                        Closures.none(),
                        ZoneId.of("America/St_Johns"),
                        untilSaturdayIsShownAgain))
                .containsExactly(range("2010-11-07T02:30:00Z", "2010-11-07T02:45:00Z"));
    }

    @Test
    @Tag("hours.past-midnight")
    void hoursThatGoOnPastMidnightAreOneRange() {
        assertThat(between("Fri 22:00-24:00; Sat 00:00-02:00", Closures.none(), "2026-07-03", "2026-07-06"))
                .containsExactly(range("2026-07-04T02:00:00Z", "2026-07-04T06:00:00Z"));
        assertThat(between("Mon-Sun 00:00-24:00", Closures.none(), "2026-03-01", "2026-11-30"))
                .containsExactly(range("2026-03-01T00:00:00Z", "2026-11-30T00:00:00Z"));
        assertThat(between("Mon-Sun 00:00-24:00", Closures.parse("2026-07-04"), "2026-07-03", "2026-07-06"))
                .containsExactly(
                        range("2026-07-03T00:00:00Z", "2026-07-04T04:00:00Z"),
                        range("2026-07-05T04:00:00Z", "2026-07-06T00:00:00Z"));
    }

    @Test
    @Tag("hours.closures")
    void closuresAndSpecialHoursHoldOnTheirDatesOfTheZone() {
        Closures own = Closures.parse("2026-12-24 08:00-12:00; 2026-12-25");

        assertThat(between("Wed-Sat 09:00-17:00", own, "2026-12-23", "2026-12-27"))
                .containsExactly(
                        range("2026-12-23T14:00:00Z", "2026-12-23T22:00:00Z"),
                        range("2026-12-24T13:00:00Z", "2026-12-24T17:00:00Z"),
                        range("2026-12-26T14:00:00Z", "2026-12-26T22:00:00Z"));
    }

    @Test
    @Tag("hours.closures")
    void theBusinessTakesHoursFromItsResourcesAndGivesThemNone() {
        Closures business = Closures.parse("2026-12-24 08:00-12:00; 2026-12-25; 2026-12-27 10:00-12:00");
        List<TimeRange> open = OpeningHours.between(
                WeeklyHours.parse("Wed-Sat 09:00-17:00"),
                Closures.parse("2026-12-25 10:00-11:00"),
                business,
                NEW_YORK,
                range("2026-12-24T00:00:00Z", "2026-12-29T00:00:00Z"));

        assertThat(open)
                .containsExactly(
                        range("2026-12-24T14:00:00Z", "2026-12-24T17:00:00Z"),
                        range("2026-12-26T14:00:00Z", "2026-12-26T22:00:00Z"));
    }

    @Test
    @Tag("hours.ends-on-the-wall-clock")
    void rangesAreCutToWhatWasAskedAndThatIsBounded() {
        TimeRange morning = range("2026-07-01T14:00:00Z", "2026-07-01T15:30:00Z");

        assertThat(OpeningHours.between(WeeklyHours.always(), Closures.none(), NEW_YORK, morning))
                .containsExactly(morning);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpeningHours.between(
                        WeeklyHours.always(),
                        Closures.none(),
                        NEW_YORK,
                        range("2026-01-01T00:00:00Z", "2037-01-01T00:00:00Z")));
    }

    @Test
    @Tag("time.server-zone-irrelevant")
    void noAnswerDependsOnTheZoneOfTheServer() {
        assertThat(ServerZone.answersUnderEach(() -> between(
                        "Mon-Fri 09:00-12:00,13:00-17:00; Sun 00:00-24:00",
                        Closures.none(),
                        "2026-03-01",
                        "2026-11-30")))
                .hasSize(1);
    }

    private static List<TimeRange> on(ZoneId zone, LocalDate date, String hours) {
        WeeklyHours daily = WeeklyHours.parse("Mon-Sun " + hours);
        return OpeningHours.between(daily, Closures.none(), zone, LocalTimes.day(date, zone));
    }

    private static List<TimeRange> between(String hours, Closures closures, String from, String to) {
        TimeRange range = new TimeRange(
                LocalDate.parse(from).atStartOfDay().toInstant(ZoneOffset.UTC),
                LocalDate.parse(to).atStartOfDay().toInstant(ZoneOffset.UTC));
        return OpeningHours.between(WeeklyHours.parse(hours), closures, NEW_YORK, range);
    }

    private static TimeRange range(String start, String end) {
        return new TimeRange(Instant.parse(start), Instant.parse(end));
    }
}
