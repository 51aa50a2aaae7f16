package io.github.booking4j.hours;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time as it was written.
 *
 * @param local what the clock shows
 * @param offset the offset it was written with; null: none
 * @param zone the zone that was named; null: none
 */
record AppointmentTimeText(
        LocalDateTime local,
        @Nullable ZoneOffset offset,
        @Nullable ZoneId zone) {
    private static final int LONGEST_TEXT = 80;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9998;
    private static final int DATE_LENGTH = "2026-03-08".length();
    private static final String FORM = "must be a time such as 2026-03-03T15:00 or 2026-03-03T15:00-05:00";

    static AppointmentTime read(String text, ZoneId zone) {
        try {
            AppointmentTimeText written = split(text.strip());
            LocalDateTime local = written.local();
            if (local.getYear() < FIRST_YEAR || local.getYear() > LAST_YEAR) {
                return new AppointmentTime.Malformed("must be in the years " + FIRST_YEAR + " to " + LAST_YEAR);
            }
            if (!local.equals(local.truncatedTo(ChronoUnit.MINUTES))) {
                return new AppointmentTime.Malformed("must be a whole minute");
            }
            return written.meaning(zone);
        } catch (DateTimeException e) {
            return new AppointmentTime.Malformed(FORM);
        } catch (IllegalArgumentException e) {
            return new AppointmentTime.Malformed("its zone " + e.getMessage());
        }
    }

    private static AppointmentTimeText split(String text) {
        int bracket = text.indexOf('[');
        if (text.length() > LONGEST_TEXT || (bracket >= 0 && !text.endsWith("]"))) {
            throw new DateTimeException("not a time");
        }
        ZoneId zone = bracket < 0 ? null : Zones.parse(text.substring(bracket + 1, text.length() - 1));
        StringBuilder time = new StringBuilder(bracket < 0 ? text : text.substring(0, bracket));
        if (time.length() > DATE_LENGTH && time.charAt(DATE_LENGTH) == ' ') {
            time.setCharAt(DATE_LENGTH, 'T');
        }
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(time, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime exact
                ? new AppointmentTimeText(exact.toLocalDateTime(), exact.getOffset(), zone)
                : new AppointmentTimeText((LocalDateTime) parsed, null, zone);
    }

    private AppointmentTime meaning(ZoneId asked) {
        if (offset != null && (zone == null || zone.getRules().isValidOffset(local, offset))) {
            return new AppointmentTime.Valid(local.atOffset(offset).atZoneSameInstant(asked));
        }
        Resolution resolution = LocalTimes.resolve(local, zone == null ? asked : zone);
        if (resolution instanceof Resolution.Gap gap) {
            return new AppointmentTime.Nonexistent(gap.before(), gap.after());
        }
        List<OffsetDateTime> valid = new ArrayList<>();
        if (resolution instanceof Resolution.Exact exact) {
            valid.add(exact.time());
        } else if (resolution instanceof Resolution.Overlap overlap) {
            valid.add(overlap.earlier());
            valid.add(overlap.later());
        }
        return offset == null
                ? new AppointmentTime.Valid(valid.get(0).atZoneSameInstant(asked))
                : new AppointmentTime.WrongOffset(valid);
    }
}
