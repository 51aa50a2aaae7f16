package io.github.booking4j.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingWindowTest {
    private static final CallingWindow LEGAL = always(LocalTime.of(8, 0), LocalTime.of(21, 0));

    @ParameterizedTest
    @Tag("calls.hours-of-the-lead")
    @CsvSource({
        "2026-03-07T12:30:00Z, America/New_York, false",
        "2026-03-08T12:30:00Z, America/New_York, true",
        "2026-01-10T15:30:00Z, America/Phoenix, true",
        "2026-01-10T15:30:00Z, America/Los_Angeles, false",
        "2026-07-10T15:30:00Z, America/Phoenix, true",
        "2026-07-10T15:30:00Z, America/Los_Angeles, true",
        "2026-07-10T12:00:00Z, America/New_York, true",
        "2026-07-10T11:59:59Z, America/New_York, false",
        "2026-07-11T00:59:59Z, America/New_York, true",
        "2026-07-11T01:00:00Z, America/New_York, false"
    })
    void theClockOfTheLeadDecides(Instant instant, ZoneId zone, boolean allowed) {
        assertThat(LEGAL.allows(instant, Set.of(zone))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @Tag("calls.all-zones-allow")
    @CsvSource({
        "2026-01-10T15:30:00Z, America/Phoenix America/Los_Angeles, 2026-01-10T16:00:00Z",
        "2026-07-10T11:30:00Z, America/New_York America/Los_Angeles, 2026-07-10T15:00:00Z",
        "2026-07-11T01:30:00Z, America/New_York America/Los_Angeles, 2026-07-11T15:00:00Z"
    })
    void wherePeopleMayBeInSeveralZonesAllMustAllow(Instant instant, String names, Instant opening) {
        assertThat(LEGAL.allows(instant, zones(names))).isFalse();
        assertThat(LEGAL.nextOpening(instant, zones(names))).contains(opening);
        assertThat(LEGAL.allows(opening, zones(names))).isTrue();
    }

    @Test
    @Tag("calls.all-zones-allow")
    void withoutAnyZoneNobodyIsCalled() {
        Instant noon = Instant.parse("2026-07-10T16:00:00Z");

        assertThat(LEGAL.allows(noon, Set.of())).isFalse();
        assertThat(LEGAL.nextOpening(noon, Set.of())).isEmpty();
    }

    @Test
    @Tag("calls.hours-of-the-lead")
    void zonesThatAreNeverAwakeTogetherHaveNoOpening() {
        CallingWindow morning = always(LocalTime.of(9, 0), LocalTime.of(12, 0));

        assertThat(morning.nextOpening(Instant.parse("2026-07-10T16:00:00Z"), zones("Asia/Tokyo America/New_York")))
                .isEmpty();
        assertThat(window("").nextOpening(Instant.EPOCH, zones("Asia/Tokyo"))).isEmpty();
    }

    @ParameterizedTest
    @Tag("calls.next-opening")
    @CsvSource({
        "Mon-Sat 09:00-20:00, America/New_York, 2026-03-07T23:30:00Z, 2026-03-07T23:30:00Z",
        "Mon-Sat 09:00-20:00, America/New_York, 2026-03-08T01:30:00Z, 2026-03-09T13:00:00Z",
        "Mon-Sun 09:00-20:00, America/New_York, 2026-03-08T03:00:00Z, 2026-03-08T13:00:00Z",
        "Mon-Sun 09:00-20:00, America/New_York, 2026-11-01T03:00:00Z, 2026-11-01T14:00:00Z",
        "Mon-Sun 06:00-07:00, America/New_York, 2026-11-01T03:00:00Z, ",
        "Mon-Sun 09:00-20:00, Asia/Kathmandu, 2026-07-10T18:00:00Z, 2026-07-11T03:15:00Z",
        "Wed 09:00-20:00, Europe/London, 2026-10-22T12:00:00Z, 2026-10-28T09:00:00Z"
    })
    void theNextOpeningIsExactAcrossChangesOfTheClock(String hours, ZoneId zone, Instant from, Instant opening) {
        if (opening == null) {
            assertThat(window(hours).nextOpening(from, Set.of(zone))).isEmpty();
        } else {
            assertThat(window(hours).nextOpening(from, Set.of(zone))).contains(opening);
        }
    }

    @Test
    @Tag("calls.next-opening")
    void theSearchEndsAfterSixtyDays() {
        CallingWindow closed = CallingWindow.defaults().withClosures(Closures.parse("2026-07-01/2026-08-29"));
        Instant start = Instant.parse("2026-07-01T04:00:00Z");

        assertThat(closed.nextOpening(start, zones("America/New_York"))).isEmpty();
        assertThat(closed.nextOpening(start.plusSeconds(3 * 86_400), zones("America/New_York")))
                .contains(Instant.parse("2026-08-31T13:00:00Z"));
    }

    @Test
    @Tag("calls.legal-window")
    void noWindowOpensOutsideTheLegalHoursAndNoSpecialHoursOutsideTheWindow() {
        CallingWindow wide =
                window("Mon-Fri 06:00-23:00").withClosures(Closures.parse("2026-07-11 10:00-12:00; 2026-07-13"));

        assertThat(wide.allows(Instant.parse("2026-07-10T11:00:00Z"), zones("America/New_York")))
                .isFalse();
        assertThat(wide.nextOpening(Instant.parse("2026-07-11T01:00:00Z"), zones("America/New_York")))
                .contains(Instant.parse("2026-07-14T12:00:00Z"));
        assertThatIllegalArgumentException().isThrownBy(() -> always(LocalTime.of(21, 0), LocalTime.of(8, 0)));
    }

    @Test
    @Tag("time.server-zone-irrelevant")
    void noAnswerDependsOnTheZoneOfTheServer() {
        assertThat(ServerZone.answersUnderEach(() -> CallingWindow.defaults()
                        .nextOpening(Instant.parse("2026-03-08T03:00:00Z"), zones("America/New_York"))))
                .hasSize(1);
    }

    private static CallingWindow always(LocalTime from, LocalTime to) {
        return new CallingWindow(WeeklyHours.always(), from, to, Closures.none());
    }

    private static CallingWindow window(String hours) {
        return new CallingWindow(WeeklyHours.parse(hours), LocalTime.of(8, 0), LocalTime.of(21, 0), Closures.none());
    }

    private static Set<ZoneId> zones(String names) {
        return Arrays.stream(names.split(" ", -1)).map(ZoneId::of).collect(Collectors.toSet());
    }
}
