package io.github.booking4j.call.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times between an assistant and the calendar: ISO text in, words to say out. */
final class SpokenTime {
    private SpokenTime() {}

    /** Words such as {@code Tuesday, March 3 at 3:00 PM}. */
    static String of(OffsetDateTime time, Locale locale) {
        return DateTimeFormatter.ofPattern("EEEE, MMMM d 'at' h:mm a", locale).format(time);
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
