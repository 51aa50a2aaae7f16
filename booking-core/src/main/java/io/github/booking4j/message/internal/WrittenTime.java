package io.github.booking4j.message.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The time of an appointment as it is written to people: on the wall clock of the place, with the zone's name, so that a
 * reader elsewhere is not misled.
 */
final class WrittenTime {
    private WrittenTime() {}

    /** Such as {@code Tuesday, March 3, 2026 at 3:00 PM EST}. */
    static String of(Instant start, ZoneId zone, Locale locale) {
        ZonedDateTime local = start.atZone(zone);
        return date(local, locale) + " at " + time(local, locale);
    }

    /** Such as {@code tomorrow at 3:00 PM EST}: {@code today} and {@code tomorrow} only when they are, in that zone. */
    static String near(Instant start, Instant now, ZoneId zone, Locale locale) {
        ZonedDateTime local = start.atZone(zone);
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), local.toLocalDate());
        if (days == 0) {
            return "today at " + time(local, locale);
        }
        return days == 1 ? "tomorrow at " + time(local, locale) : "on " + of(start, zone, locale);
    }

    private static String date(ZonedDateTime local, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .localizedBy(locale)
                .format(local);
    }

    private static String time(ZonedDateTime local, Locale locale) {
        String clock = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .localizedBy(locale)
                .format(local);
        // Newer locale data puts a narrow no-break space before AM and PM, which would make every SMS a Unicode one.
        return clock.replace('\u202F', ' ') + " "
                + DateTimeFormatter.ofPattern("zzz", locale).format(local);
    }
}
