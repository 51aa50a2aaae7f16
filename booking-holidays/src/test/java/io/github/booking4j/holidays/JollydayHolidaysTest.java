package io.github.booking4j.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JollydayHolidaysTest {
    private final JollydayHolidays holidays = JollydayHolidays.create();

    @ParameterizedTest
    @Tag("holidays.by-region")
    @CsvSource(textBlock = """
        GB-ENG, 2026-04-06, Easter Monday
        GB-WLS, 2026-04-06, Easter Monday
        GB-NIR, 2026-04-06, Easter Monday
        GB-SCT, 2026-01-02, the second of January
        GB-SCT, 2026-08-03, the summer bank holiday of Scotland
        GB-ENG, 2026-08-31, the summer bank holiday of the others
        GB-SCT, 2026-11-30, St Andrew's Day
        GB-NIR, 2026-03-17, St Patrick's Day
        IE,     2026-03-17, St Patrick's Day
        IE,     2026-02-02, St Brigid's Day: the first Monday
        IE,     2030-02-01, St Brigid's Day: a Friday
        IE,     2026-10-26, the October holiday
        US-CA,  2026-03-31, Cesar Chavez Day
        US-CA,  2026-11-27, the day after Thanksgiving
        US-NY,  2026-11-26, Thanksgiving
        US-TX,  2026-06-19, Juneteenth
        US,     2026-11-26, Thanksgiving
        """)
    void aHolidayOfARegionIsOne(String region, LocalDate date, String name) {
        assertThat(holidays.isHoliday(region, date)).as(name).isTrue();
    }

    @ParameterizedTest
    @Tag("holidays.by-region")
    @CsvSource(textBlock = """
        GB-SCT, 2026-04-06, Easter Monday is none in Scotland
        GB-SCT, 2026-08-31, nor is the late summer bank holiday
        GB-ENG, 2026-01-02, nor in England the second of January
        GB-ENG, 2026-03-17, nor St Patrick's Day
        GB-WLS, 2026-08-03, nor the early summer bank holiday
        IE,     2026-04-03, Good Friday is none in Ireland
        US-NY,  2026-03-31, Cesar Chavez Day is none in New York
        US-NY,  2026-11-27, nor the day after Thanksgiving
        US-TX,  2026-12-24, merely observed
        US-CA,  2026-08-03, an ordinary Monday
        ZZ,     2026-12-25, nobody knows it
        US,     1999-12-25, too long ago
        US,     2101-12-26, too far away
        """)
    void anotherDayIsNone(String region, LocalDate date, String why) {
        assertThat(holidays.isHoliday(region, date)).as(why).isFalse();
    }

    @ParameterizedTest
    @Tag("holidays.substitute-days")
    @CsvSource(textBlock = """
        GB-ENG, 2026-12-26, 2026-12-28
        GB-ENG, 2027-12-25, 2027-12-27
        GB-ENG, 2027-12-26, 2027-12-28
        GB-SCT, 2027-01-02, 2027-01-04
        GB-NIR, 2026-07-12, 2026-07-13
        GB-ENG, 2028-01-01, 2028-01-03
        US-TX,  2026-07-04, 2026-07-03
        US-NY,  2027-06-19, 2027-06-18
        US-CA,  2028-01-01, 2027-12-31
        """)
    void theDayThatStandsInForAHolidayIsOneAndSoIsTheHolidayItself(String region, LocalDate day, LocalDate substitute) {
        assertThat(holidays.isHoliday(region, day)).isTrue();
        assertThat(holidays.isHoliday(region, substitute)).isTrue();
    }

    @Test
    @Tag("holidays.by-region")
    void aCountryHasTheHolidaysOfAllItsPartsAndAnUnknownPartThoseOfTheCountry() {
        assertThat(holidays.isHoliday("GB", LocalDate.parse("2026-11-30"))).isTrue();
        assertThat(holidays.isHoliday("US", LocalDate.parse("2026-03-31"))).isTrue();
        assertThat(holidays.isHoliday("US-ZZ", LocalDate.parse("2026-03-31"))).isFalse();
        assertThat(holidays.isHoliday("US-ZZ", LocalDate.parse("2026-11-26"))).isTrue();
    }
}
