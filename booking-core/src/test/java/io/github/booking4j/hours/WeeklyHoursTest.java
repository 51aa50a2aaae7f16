package io.github.booking4j.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("hours.text-form")
class WeeklyHoursTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon-Fri 09:00-12:00,13:00-17:00; Sat 09:00-12:00 | Mon-Fri 09:00-12:00,13:00-17:00; Sat 09:00-12:00",
                "sat 9:00-12:00;MONDAY - friday 13:00-17:00 , 9:00-12:00; | Mon-Fri 09:00-12:00,13:00-17:00; Sat 09:00-12:00",
                "Mon\u2013Fri 09:00\u201317:00 | Mon-Fri 09:00-17:00",
                "Mon,Wed 09:00-12:00 | Mon 09:00-12:00; Wed 09:00-12:00",
                "Mon,Tue 09:00-12:00; Wed 9:00-10:00,10:00-12:00 | Mon-Wed 09:00-12:00",
                "Sat-Mon 10:00-24:00 | Mon 10:00-24:00; Sat-Sun 10:00-24:00",
                "Sun-Sat 00:00-24:00 | Mon-Sun 00:00-24:00",
                "Fri 18:00-00:00 | Fri 18:00-24:00",
                "'' | ''",
                "' ; ' | ''"
            })
    void theSameHoursHaveOneCanonicalText(String text, String canonical) {
        assertThat(WeeklyHours.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09:00-17:00 | rule 1: must look like Mon-Fri 09:00-17:00",
                "Mon | rule 1: must look like Mon-Fri 09:00-17:00",
                "Mon 09:00-17:00; Tue 9-17 | rule 2: hours must look like 09:00-17:00, on a 24-hour clock",
                "Mon 9:00am-5:00pm | rule 1: hours must look like 09:00-17:00, on a 24-hour clock",
                "Funday 09:00-17:00 | rule 1: days are Mon Tue Wed Thu Fri Sat Sun",
                "Mon-Tue-Wed 09:00-17:00 | rule 1: days must look like Mon, Mon-Fri or Mon,Wed",
                "Mon 09:00-17:00; Sun-Mon 10:00-11:00 | rule 2: Mon is given twice",
                "Mon 09:00-12:00,11:00-13:00 | rule 1: intervals of a day must not overlap: 09:00-12:00 and 11:00-13:00",
                "Mon 17:00-09:00 | rule 1: hours must end after they start; hours past midnight are 22:00-24:00 and, on the next day, 00:00-02:00",
                "Mon 09:00-09:00 | rule 1: hours must end after they start; hours past midnight are 22:00-24:00 and, on the next day, 00:00-02:00",
                "Mon 00:00-00:00 | rule 1: hours must end after they start; the whole day is 00:00-24:00",
                "Mon 24:00-24:00 | rule 1: hours must end after they start; the whole day is 00:00-24:00",
                "Mon 09:00-25:00 | rule 1: hours are from 00:00 to 24:00, minutes from 00 to 59",
                "Mon 09:60-10:00 | rule 1: hours are from 00:00 to 24:00, minutes from 00 to 59"
            })
    void whatIsWrongIsSaidWithItsPlace(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeeklyHours.parse(text))
                .withMessage(message);
    }

    @Test
    void textAndIntervalsAreBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> WeeklyHours.parse(" ".repeat(2_001)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeeklyHours.parse(
                        "Mon 00:00-00:01,01:00-01:01,02:00-02:01,03:00-03:01,04:00-04:01,05:00-05:01,06:00-06:01,"
                                + "07:00-07:01,08:00-08:01,09:00-09:01,10:00-10:01,11:00-11:01,12:00-12:01"))
                .withMessageContaining("at most 12");
    }

    @Test
    void hoursAreInWholeMinutes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalInterval(LocalTime.of(9, 0, 30), LocalTime.of(10, 0)));
    }
}
