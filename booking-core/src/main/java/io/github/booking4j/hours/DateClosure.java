package io.github.booking4j.hours;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * Dates on which the weekly hours do not hold: closed, or open at special hours. Text forms: {@code 2026-12-25},
 * {@code 2026-12-24/2027-01-02} (both included), {@code 2026-12-31 09:00-12:00}.
 *
 * @param from the first date
 * @param to the last date, itself included
 * @param hours the hours of each of these dates, sorted; empty: closed
 */
public record DateClosure(LocalDate from, LocalDate to, List<LocalInterval> hours) {
    private static final int LAST_YEAR = 9999;

    /**
     * Checks the order, sorts the hours.
     *
     * @throws IllegalArgumentException when the last date is before the first, or hours overlap
     */
    public DateClosure {
        if (from.getYear() < 1 || to.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("dates are of the years 1 to " + LAST_YEAR);
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the last date must not be before the first");
        }
        hours = DayHours.of(hours);
    }

    /** Closed for a day. */
    public static DateClosure on(LocalDate date) {
        return new DateClosure(date, date, List.of());
    }

    /**
     * Reads one date or one range of dates.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    static DateClosure parse(String dates, List<LocalInterval> hours) {
        String[] ends = dates.split("/", -1);
        if (ends.length > 2) {
            throw new IllegalArgumentException("dates must look like 2026-12-25 or 2026-12-24/2027-01-02");
        }
        return new DateClosure(date(ends[0]), date(ends[ends.length - 1]), hours);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("dates must look like 2026-12-25 and exist", e);
        }
    }

    /** Whether nothing is open, rather than at other hours. */
    public boolean isClosed() {
        return hours.isEmpty();
    }

    /** The text form. */
    @Override
    public String toString() {
        String dates = from.equals(to) ? from.toString() : from + "/" + to;
        return isClosed() ? dates : dates + " " + DayHours.text(hours);
    }
}
