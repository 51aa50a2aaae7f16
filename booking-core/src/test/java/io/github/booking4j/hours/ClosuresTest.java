package io.github.booking4j.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("hours.closures")
class ClosuresTest {
    private static final List<LocalInterval> OFFICE = List.of(LocalInterval.parse("09:00-17:00"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-12-25 | 2026-12-25",
                "2027-01-01, 2026-12-25 | 2026-12-25; 2027-01-01",
                "2026-12-24,2026-12-25; 2026-12-26/2026-12-28; 2026-12-27 | 2026-12-24/2026-12-28",
                "2026-12-31 9:00-12:00; 2026-12-24/2026-12-26 | 2026-12-24/2026-12-26; 2026-12-31 09:00-12:00",
                "2026-12-31 13:00-14:00, 09:00-12:00; 2027-01-01 | 2026-12-31 09:00-12:00,13:00-14:00; 2027-01-01",
                "2026-12-30 / 2026-12-30 | 2026-12-30",
                "'' | ''"
            })
    void theSameExceptionsHaveOneCanonicalText(String text, String canonical) {
        Closures closures = Closures.parse(text);

        assertThat(closures).hasToString(canonical);
        assertThat(Closures.parse(canonical)).isEqualTo(closures).hasSameHashCodeAs(closures);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "christmas | exception 1: dates must look like 2026-12-25 and exist",
                "2026-12-25; 2026-02-29 | exception 2: dates must look like 2026-12-25 and exist",
                "2026-12-25/2026-12-26/2026-12-27 | exception 1: dates must look like 2026-12-25 or 2026-12-24/2027-01-02",
                "2026-12-26/2026-12-25 | exception 1: the last date must not be before the first",
                "+20000-01-01 | exception 1: dates are of the years 1 to 9999",
                "2026-12-24 9-12 | exception 1: hours must look like 09:00-17:00, on a 24-hour clock",
                "2026-12-20/2026-12-28; 2026-12-24 09:00-12:00 | 2026-12-24 is given twice"
            })
    void whatIsWrongIsSaidWithItsPlace(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Closures.parse(text))
                .withMessage(message);
    }

    @Test
    void specialHoursOfOnesOwnReplaceTheUsualOnes() {
        Closures closures = Closures.parse("2026-12-25; 2026-12-31 08:00-12:00");

        assertThat(closures.replace(date("2026-12-25"), OFFICE)).isEmpty();
        assertThat(closures.replace(date("2026-12-31"), OFFICE)).hasToString("[08:00-12:00]");
        assertThat(closures.replace(date("2026-12-30"), OFFICE)).isEqualTo(OFFICE);
    }

    @Test
    void specialHoursOfTheBusinessNarrowButNeverWiden() {
        Closures closures = Closures.parse("2026-12-25; 2026-12-27 10:00-16:00; 2026-12-31 08:00-12:00");

        assertThat(closures.narrow(date("2026-12-25"), OFFICE)).isEmpty();
        assertThat(closures.narrow(date("2026-12-31"), OFFICE)).hasToString("[09:00-12:00]");
        assertThat(closures.narrow(date("2026-12-27"), List.of())).isEmpty();
        assertThat(closures.narrow(date("2026-12-30"), OFFICE)).isEqualTo(OFFICE);
    }

    @Test
    void everyDateOfARangeIsClosedAndNoOther() {
        Closures closures = Closures.parse("2026-12-24/2027-01-02; 2027-01-05 09:00-10:00");

        assertThat(closures.isClosed(date("2026-12-23"))).isFalse();
        assertThat(closures.isClosed(date("2026-12-24"))).isTrue();
        assertThat(closures.isClosed(date("2027-01-02"))).isTrue();
        assertThat(closures.isClosed(date("2027-01-03"))).isFalse();
        assertThat(closures.isClosed(date("2027-01-05"))).isFalse();
        assertThat(Closures.of(Set.of(date("2026-12-25"))).list()).containsExactly(DateClosure.on(date("2026-12-25")));
    }

    @Test
    void thereAreAtMostAThousand() {
        List<LocalDate> everySecondDay = IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> date("2026-01-01").plusDays(2L * i))
                .toList();

        assertThat(Closures.of(everySecondDay.subList(0, 1_000)).list()).hasSize(1_000);
        assertThatIllegalArgumentException().isThrownBy(() -> Closures.of(everySecondDay));
        assertThatIllegalArgumentException().isThrownBy(() -> Closures.parse(" ".repeat(200_001)));
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }
}
