package io.github.booking4j.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTimesTest {
    @ParameterizedTest
    @Tag("time.gap-refused")
    @CsvSource({
        "America/New_York, 2026-03-08T02:30, 2026-03-08T01:59-05:00, 2026-03-08T03:00-04:00",
        "America/New_York, 2026-03-08T02:00, 2026-03-08T01:59-05:00, 2026-03-08T03:00-04:00",
        "Europe/London, 2026-03-29T01:15, 2026-03-29T00:59Z, 2026-03-29T02:00+01:00",
        "Africa/Cairo, 2026-04-24T00:30, 2026-04-23T23:59+02:00, 2026-04-24T01:00+03:00",
        "Australia/Lord_Howe, 2026-10-04T02:15, 2026-10-04T01:59+10:30, 2026-10-04T02:30+11:00"
    })
    void aTimeThatTheClockSkipsHasNoMomentButTwoNeighbours(
            ZoneId zone, LocalDateTime local, OffsetDateTime before, OffsetDateTime after) {
        assertThat(LocalTimes.resolve(local, zone)).isEqualTo(new Resolution.Gap(before, after));
    }

    @ParameterizedTest
    @Tag("time.gap-refused")
    @CsvSource({
        "America/New_York, 2026-03-08T02:30, 2026-03-08T07:30:00Z, 2026-03-08T03:30-04:00",
        "Europe/London, 2026-03-29T01:15, 2026-03-29T01:15:00Z, 2026-03-29T02:15+01:00"
    })
    void leniencyReadsASkippedTimeWithTheOffsetBeforeTheGap(
            ZoneId zone, LocalDateTime local, Instant instant, OffsetDateTime shown) {
        assertThat(LocalTimes.resolveLeniently(local, zone)).isEqualTo(shown);
        assertThat(shown.toInstant()).isEqualTo(instant);
    }

    @ParameterizedTest
    @Tag("time.overlap-first")
    @CsvSource({
        "America/New_York, 2026-11-01T01:30, 2026-11-01T05:30:00Z, 2026-11-01T06:30:00Z",
        "Europe/London, 2026-10-25T01:30, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z",
        "Europe/Berlin, 2026-10-25T02:30, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z",
        "Australia/Lord_Howe, 2026-04-05T01:45, 2026-04-04T14:45:00Z, 2026-04-04T15:15:00Z"
    })
    void aTimeThatHappensTwiceHasBothMomentsAndLeniencyTakesTheFirst(
            ZoneId zone, LocalDateTime local, Instant first, Instant second) {
        assertThat(LocalTimes.resolve(local, zone)).isInstanceOfSatisfying(Resolution.Overlap.class, overlap -> {
            assertThat(overlap.earlier().toInstant()).isEqualTo(first);
            assertThat(overlap.later().toInstant()).isEqualTo(second);
            assertThat(overlap.earlier().toLocalDateTime()).isEqualTo(local);
            assertThat(overlap.later().toLocalDateTime()).isEqualTo(local);
        });
        assertThat(LocalTimes.resolveLeniently(local, zone).toInstant()).isEqualTo(first);
    }

    @ParameterizedTest
    @Tag("time.overlap-first")
    @CsvSource({
        "Asia/Kolkata, 2026-03-29T09:00, 2026-03-29T09:00+05:30",
        "Asia/Kathmandu, 2026-03-29T09:00, 2026-03-29T09:00+05:45",
        "America/New_York, 2026-03-08T03:00, 2026-03-08T03:00-04:00",
        "America/New_York, 2026-11-01T02:00, 2026-11-01T02:00-05:00"
    })
    void everyOtherTimeHasOneMoment(ZoneId zone, LocalDateTime local, OffsetDateTime expected) {
        assertThat(LocalTimes.resolve(local, zone)).isEqualTo(new Resolution.Exact(expected));
    }

    @ParameterizedTest
    @Tag("time.day-is-of-a-zone")
    @CsvSource({
        "America/New_York, 2026-03-08, 2026-03-08T05:00:00Z, PT23H",
        "America/New_York, 2026-11-01, 2026-11-01T04:00:00Z, PT25H",
        "Australia/Lord_Howe, 2026-10-04, 2026-10-03T13:30:00Z, PT23H30M",
        "Australia/Lord_Howe, 2026-04-05, 2026-04-04T13:00:00Z, PT24H30M",
        "Africa/Cairo, 2026-04-24, 2026-04-23T22:00:00Z, PT23H",
        "Pacific/Apia, 2011-12-30, 2011-12-30T10:00:00Z, PT0S",
        "Asia/Kolkata, 2026-03-29, 2026-03-28T18:30:00Z, PT24H"
    })
    void aDayBeginsAndLastsAsTheClockOfItsZoneSays(ZoneId zone, LocalDate date, Instant start, Duration length) {
        TimeRange day = LocalTimes.day(date, zone);

        assertThat(day.start()).isEqualTo(start);
        assertThat(day.duration()).isEqualTo(length);
    }
}
