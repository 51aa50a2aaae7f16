package io.github.booking4j.call.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Times between an assistant and the calendar: ISO text in, words to say out. */
final class SpokenTime {
    private static final DateTimeFormatter ZONE_NAME =
            new DateTimeFormatterBuilder().appendGenericZoneText(TextStyle.FULL).toFormatter(Locale.ENGLISH);

    private SpokenTime() {}

    /**
     * Words such as {@code Tuesday, March 3 at 3:00 PM}; for somebody who may be where the clocks show something else, with the name
     * of the zone.
     */
    static String of(ZonedDateTime time, Set<ZoneId> listener, Locale locale) {
        Instant instant = time.toInstant();
        boolean same = listener.stream()
                .allMatch(zone -> zone.getRules().getOffset(instant).equals(time.getOffset()));
        return words(time, locale)
                + (same ? "" : " " + ZONE_NAME.withLocale(locale).format(time));
    }

    private static String words(ZonedDateTime time, Locale locale) {
        if (locale.getLanguage().equals("en")) {
            return DateTimeFormatter.ofPattern("EEEE, MMMM d 'at' h:mm a", locale)
                    .format(time);
        }
        DateTimeFormatter date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL);
        DateTimeFormatter clock = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
        return date.localizedBy(locale).format(time) + ", "
                + clock.localizedBy(locale).format(time);
    }

    /** What an assistant needs to make a date of "tomorrow": such as {@code Monday, 2026-03-02T10:00}. */
    static String written(ZonedDateTime time) {
        return DateTimeFormatter.ofPattern("EEEE, uuuu-MM-dd'T'HH:mm", Locale.ENGLISH)
                .format(time);
    }

    /** Where a listener's clock is read: where the business is too, if that may be so. */
    static ZoneId zoneOf(Set<ZoneId> listener, ZoneId business) {
        return listener.contains(business)
                ? business
                : listener.stream().min(Comparator.comparing(ZoneId::getId)).orElse(business);
    }

    /** The instant of a date-time with or without offset, or the start of a date; empty: not understood. */
    static Optional<Instant> instant(@Nullable String text, ZoneId zone) {
        return read(text, zone, 0);
    }

    /** The same, but a date means its end. */
    static Optional<Instant> endOf(@Nullable String text, ZoneId zone) {
        return read(text, zone, 1);
    }

    private static Optional<Instant> read(@Nullable String text, ZoneId zone, int daysAfterDate) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            if (text.length() <= 10) {
                return Optional.of(LocalDate.parse(text)
                        .plusDays(daysAfterDate)
                        .atStartOfDay(zone)
                        .toInstant());
            }
            boolean hasOffset = text.endsWith("Z") || text.substring(10).matches(".*[+-]\\d\\d.*");
            return Optional.of(
                    hasOffset
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // an assistant's slip: as if it had named no time
        }
    }
}
