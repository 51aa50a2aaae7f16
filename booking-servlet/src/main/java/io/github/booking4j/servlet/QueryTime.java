package io.github.booking4j.servlet;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

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

    /** A query parameter that is a time; null: it is not given. */
    static @Nullable Instant of(Exchange exchange, String name) {
        return exchange.query(name, QueryTime::instant, "must be a time with offset such as 2026-03-03T15:00:00-05:00");
    }

    /** Refuses a period that ends before it begins; an open end is none. */
    static void requireOrder(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw HttpProblem.badParameter("to", "must not be before from");
        }
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
