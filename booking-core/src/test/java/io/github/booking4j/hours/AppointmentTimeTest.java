package io.github.booking4j.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppointmentTimeTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @Tag("time.input-forms")
    @CsvSource({
        "2026-07-01T09:00, 2026-07-01T09:00-04:00[America/New_York]",
        "2026-07-01 09:00, 2026-07-01T09:00-04:00[America/New_York]",
        "' 2026-07-01T09:00:00.000 ', 2026-07-01T09:00-04:00[America/New_York]",
        "2026-07-01T13:00Z, 2026-07-01T09:00-04:00[America/New_York]",
        "2026-07-01T13:00:00.000Z, 2026-07-01T09:00-04:00[America/New_York]",
        "2026-07-01T08:00-05:00, 2026-07-01T09:00-04:00[America/New_York]",
        "2026-07-01T08:00[America/Chicago], 2026-07-01T09:00-04:00[America/New_York]",
        "2026-07-01T08:00-05:00[America/Chicago], 2026-07-01T09:00-04:00[America/New_York]"
    })
    void theSameMomentCanBeWrittenLocallyWithAnOffsetAndWithAZone(String text, ZonedDateTime expected) {
        assertThat(AppointmentTime.parse(text, NEW_YORK)).isEqualTo(new AppointmentTime.Valid(expected));
    }

    @ParameterizedTest
    @Tag("time.overlap-first")
    @CsvSource({
        "2026-11-01T01:30, 2026-11-01T05:30:00Z",
        "2026-11-01T01:30-04:00, 2026-11-01T05:30:00Z",
        "2026-11-01T01:30-05:00, 2026-11-01T06:30:00Z",
        "2026-11-01T01:30-05:00[America/New_York], 2026-11-01T06:30:00Z"
    })
    void theFirstOfTwoIsMeantUnlessAnOffsetSaysOtherwise(String text, Instant expected) {
        assertThat(AppointmentTime.parse(text, NEW_YORK)).isInstanceOfSatisfying(AppointmentTime.Valid.class, valid -> {
            assertThat(valid.time().toInstant()).isEqualTo(expected);
            assertThat(valid.time().toLocalTime()).hasToString("01:30");
        });
    }

    @ParameterizedTest
    @Tag("time.gap-refused")
    @ValueSource(
            strings = {
                "2026-03-08T02:30",
                "2026-03-08T02:30[America/New_York]",
                "2026-03-08T02:30-05:00[America/New_York]"
            })
    void aSkippedTimeIsRefusedWithTheTwoNearestValidOnes(String text) {
        assertThat(AppointmentTime.parse(text, NEW_YORK))
                .isEqualTo(new AppointmentTime.Nonexistent(
                        OffsetDateTime.parse("2026-03-08T01:59-05:00"),
                        OffsetDateTime.parse("2026-03-08T03:00-04:00")));
    }

    @Test
    @Tag("time.offset-checked")
    void anOffsetThatTheNamedZoneDoesNotHaveThenIsRefusedNotMoved() {
        assertThat(AppointmentTime.parse("2026-07-01T09:00-05:00[America/New_York]", NEW_YORK))
                .isEqualTo(new AppointmentTime.WrongOffset(List.of(OffsetDateTime.parse("2026-07-01T09:00-04:00"))));
        assertThat(AppointmentTime.parse("2026-11-01T01:30Z[America/New_York]", NEW_YORK))
                .isEqualTo(new AppointmentTime.WrongOffset(List.of(
                        OffsetDateTime.parse("2026-11-01T01:30-04:00"),
                        OffsetDateTime.parse("2026-11-01T01:30-05:00"))));
    }

    @ParameterizedTest
    @Tag("time.input-forms")
    @ValueSource(
            strings = {
                "",
                "tomorrow at 3",
                "2026-02-30T10:00",
                "2026-07-01",
                "2026-07-01T24:00",
                "2026-07-01T9:00",
                "2026-07-01T09:00-0500",
                "2026-07-01T09:00+19:00",
                "2026-07-01T09:00[",
                "2026-07-01T09:00[America/New_York",
                "[America/New_York]",
                "2026-07-01T09:00[America/New_York][America/New_York]",
                "2026-07-01T09:00:30",
                "2026-07-01T09:00:00.000001Z",
                "1969-12-31T23:59",
                "9999-01-01T00:00",
                "+999999999-12-31T23:59-18:00"
            })
    void whatIsNoTimeInWholeMinutesIsMalformed(String text) {
        assertThat(AppointmentTime.parse(text, NEW_YORK)).isInstanceOf(AppointmentTime.Malformed.class);
        assertThat(AppointmentTime.parse("1".repeat(100_000), NEW_YORK)).isInstanceOf(AppointmentTime.Malformed.class);
    }

    @Test
    @Tag("time.zone-is-a-place")
    void aZoneInTheTextIsAPlaceToo() {
        assertThat(AppointmentTime.parse("2026-07-01T09:00[EST]", NEW_YORK))
                .isEqualTo(
                        new AppointmentTime.Malformed(
                                "its zone must be the name of a place such as America/New_York; did you mean America/New_York?"));
    }

    @ParameterizedTest
    @Tag("reminder.exact-duration")
    @CsvSource({
        "America/New_York, 2026-03-08T10:00, 2026-03-08T14:00:00Z, 2026-03-07T14:00:00Z, 09:00, 2026-03-08T13:00:00Z",
        "America/New_York, 2026-11-01T10:00, 2026-11-01T15:00:00Z, 2026-10-31T15:00:00Z, 11:00, 2026-11-01T14:00:00Z",
        "Europe/London, 2026-10-25T09:00, 2026-10-25T09:00:00Z, 2026-10-24T09:00:00Z, 10:00, 2026-10-25T08:00:00Z"
    })
    void aDayBeforeIsTwentyFourElapsedHoursWhateverTheWallClockShowsThen(
            ZoneId zone, String text, Instant start, Instant dayBefore, String wallClock, Instant hourBefore) {
        ZonedDateTime time = ((AppointmentTime.Valid) AppointmentTime.parse(text, zone)).time();

        assertThat(time.toInstant()).isEqualTo(start);
        assertThat(time.minus(Duration.ofHours(24)).toInstant()).isEqualTo(dayBefore);
        assertThat(time.minus(Duration.ofHours(24)).toLocalTime()).hasToString(wallClock);
        assertThat(time.minus(Duration.ofHours(1)).toInstant()).isEqualTo(hourBefore);
    }

    @Test
    @Tag("time.server-zone-irrelevant")
    void noAnswerDependsOnTheZoneOfTheServer() {
        List<String> texts = Arrays.asList(
                "2026-03-08T02:30",
                "2026-11-01T01:30",
                "2026-07-01T09:00",
                "2026-07-01T09:00Z",
                "2026-07-01T09:00[EST]");

        assertThat(ServerZone.answersUnderEach(() -> texts.stream()
                        .map(text -> AppointmentTime.parse(text, NEW_YORK))
                        .toList()))
                .hasSize(1);
    }
}
