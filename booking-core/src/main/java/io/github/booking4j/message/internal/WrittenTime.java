package io.github.booking4j.message.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The time of an appointment as it is written to people: on the wall clock of the place, with the zone's name, so that a
 * reader elsewhere is not misled. The words "today", "tomorrow", "at" and "on" are written in English only; other languages have the
 * full date and time as their locale joins them.
 *
 * @param start of the appointment
 * @param zone of the place
 * @param locale of the client
 */
record WrittenTime(Instant start, ZoneId zone, Locale locale) {
    private static final long FAR = Long.MAX_VALUE;

    /** Such as {@code Tuesday, March 3, 2026 at 3:00 PM EST}. */
    String full() {
        return isEnglish()
                ? date() + " at " + time()
                : written(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)) + zoneName();
    }

    /**
     * Such as {@code tomorrow at 3:00 PM EST}.
     *
     * @param days from {@link #daysFrom}
     */
    String near(long days) {
        if (!isEnglish()) {
            return full();
        }
        if (days == 0) {
            return "today at " + time();
        }
        return days == 1 ? "tomorrow at " + time() : "on " + full();
    }

    /** Such as {@code Tuesday, March 3, 2026}. */
    String date() {
        return written(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL));
    }

    /** Such as {@code 3:00 PM EST}. */
    String time() {
        return written(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)) + zoneName();
    }

    /** How many midnights away it is, if that is the same at the place and wherever the reader may be; else very many. */
    long daysFrom(Instant now, Set<ZoneId> readers) {
        Set<Long> days = Stream.concat(Stream.of(zone), readers.stream())
                .map(where ->
                        ChronoUnit.DAYS.between(LocalDate.ofInstant(now, where), LocalDate.ofInstant(start, where)))
                .collect(Collectors.toSet());
        return days.size() == 1 ? days.iterator().next() : FAR;
    }

    private boolean isEnglish() {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    private String zoneName() {
        return " " + DateTimeFormatter.ofPattern("zzz", locale).format(local());
    }

    private String written(DateTimeFormatter format) {
        // Newer locale data puts a narrow no-break space before AM and PM, which would make every SMS a Unicode one.
        return format.localizedBy(locale).format(local()).replace('\u202F', ' ');
    }

    private ZonedDateTime local() {
        return start.atZone(zone);
    }
}
