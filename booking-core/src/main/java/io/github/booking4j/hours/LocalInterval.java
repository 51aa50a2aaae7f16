package io.github.booking4j.hours;

import java.time.DateTimeException;
import java.time.LocalTime;

/**
 * Hours of a day on a wall clock.
 *
 * @param start when it opens
 * @param end when it closes; {@link LocalTime#MIDNIGHT} is the end of the day
 */
public record LocalInterval(LocalTime start, LocalTime end) {
    /** Checks the order. */
    public LocalInterval {
        if (!end.equals(LocalTime.MIDNIGHT) && !start.isBefore(end)) {
            throw new IllegalArgumentException("an interval ends after it starts: " + start + "-" + end);
        }
    }

    /** Reads {@code 09:00-17:00}; {@code 24:00} is the end of the day. */
    public static LocalInterval parse(String text) {
        String[] parts = text.strip().split("-", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not an interval such as 09:00-17:00: " + text);
        }
        try {
            String end = parts[1].strip();
            return new LocalInterval(
                    LocalTime.parse(parts[0].strip()), end.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(end));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an interval such as 09:00-17:00: " + text, e);
        }
    }

    @Override
    public String toString() {
        return start + "-" + (end.equals(LocalTime.MIDNIGHT) ? "24:00" : end.toString());
    }
}
