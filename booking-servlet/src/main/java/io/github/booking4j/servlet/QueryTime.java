package io.github.booking4j.servlet;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Times in queries: in years that people and databases know, so that nothing behind them overflows. */
final class QueryTime {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9000;

    private QueryTime() {}

    static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        requireKnown(date.getYear());
        return date;
    }

    static Instant instant(String text) {
        // A "+" that was not encoded arrives as a blank.
        OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
        requireKnown(time.getYear());
        return time.toInstant();
    }

    private static void requireKnown(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("out of range");
        }
    }
}
