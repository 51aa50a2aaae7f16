package io.github.booking4j.hours;

import java.time.LocalDate;

/**
 * Knows public holidays. Asked for every call that is planned and dialled, inside transactions: it answers from memory, touches
 * no network and throws nothing. Thread-safe.
 */
@FunctionalInterface
public interface HolidayCalendar {
    /**
     * Whether a date is a public holiday in a region or, where the region is a whole country, in any part of it. A day that stands in
     * for a holiday is one, and so is the day it stands in for. Of a region that it does not know: no.
     *
     * @param region ISO 3166: a country such as {@code IE}, or a part of one such as {@code GB-SCT} or {@code US-CA}
     * @param date a date of that region's own clocks
     */
    boolean isHoliday(String region, LocalDate date);
}
