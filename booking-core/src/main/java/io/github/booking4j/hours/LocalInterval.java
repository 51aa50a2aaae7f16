package io.github.booking4j.hours;

import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours within one day of a wall clock, half-open, in whole minutes. Java's {@link LocalTime} has no 24:00, so
 * {@link LocalTime#MIDNIGHT} as the <em>end</em> means the end of the day; as the start it is the beginning of the day. Hours
 * that pass midnight are two intervals: {@code 22:00-24:00}, and {@code 00:00-02:00} on the next day.
 *
 * <p>The text form is {@code 09:00-17:00}; the end of the day is {@code 24:00}. Sorted by start.
 *
 * @param start when it opens
 * @param end when it closes; {@link LocalTime#MIDNIGHT} is the end of the day
 */
public record LocalInterval(LocalTime start, LocalTime end) implements Comparable<LocalInterval> {
    /** From the beginning of the day to its end. */
    public static final LocalInterval WHOLE_DAY = new LocalInterval(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final int DAY_MINUTES = 24 * 60;
    private static final Comparator<LocalInterval> ORDER =
            Comparator.comparingInt(LocalInterval::startMinute).thenComparingInt(LocalInterval::endMinute);
    private static final Pattern TEXT = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*[-\u2013]\\s*(\\d{1,2}):(\\d{2})");

    /**
     * Checks the order and the precision.
     *
     * @throws IllegalArgumentException when it does not end after it starts, or is not in whole minutes
     */
    public LocalInterval {
        if (!isWholeMinute(start) || !isWholeMinute(end)) {
            throw new IllegalArgumentException("hours are in whole minutes");
        }
        if (!end.equals(LocalTime.MIDNIGHT) && !start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "hours must end after they start; hours past midnight are 22:00-24:00 and, on the next day, 00:00-02:00");
        }
    }

    /**
     * Reads the text form. {@code 9:00} is read as {@code 09:00}, an en dash as a hyphen.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public static LocalInterval parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("hours must look like 09:00-17:00, on a 24-hour clock");
        }
        int start = minute(matcher.group(1), matcher.group(2));
        int end = minute(matcher.group(3), matcher.group(4));
        if (start == DAY_MINUTES || (start == 0 && end == 0)) {
            throw new IllegalArgumentException("hours must end after they start; the whole day is 00:00-24:00");
        }
        return ofMinutes(start, end);
    }

    /** Whether a time on the wall clock lies in it. */
    public boolean contains(LocalTime time) {
        return !time.isBefore(start) && (end.equals(LocalTime.MIDNIGHT) || time.isBefore(end));
    }

    /** What lies in both; empty when nothing does. */
    public Optional<LocalInterval> intersection(LocalInterval other) {
        int from = Math.max(startMinute(), other.startMinute());
        int to = Math.min(endMinute(), other.endMinute());
        return from < to ? Optional.of(ofMinutes(from, to)) : Optional.empty();
    }

    /** The minute of the day at which it opens, 0 to 1439. */
    int startMinute() {
        return start.get(ChronoField.MINUTE_OF_DAY);
    }

    /** The minute of the day at which it closes, 1 to 1440. */
    int endMinute() {
        return end.equals(LocalTime.MIDNIGHT) ? DAY_MINUTES : end.get(ChronoField.MINUTE_OF_DAY);
    }

    static LocalInterval ofMinutes(int start, int end) {
        return new LocalInterval(
                LocalTime.ofSecondOfDay(start * 60L), LocalTime.ofSecondOfDay(end % DAY_MINUTES * 60L));
    }

    @Override
    public int compareTo(LocalInterval other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return start + "-" + (end.equals(LocalTime.MIDNIGHT) ? "24:00" : end.toString());
    }

    private static int minute(String hour, String minute) {
        int minutes = Integer.parseInt(minute);
        int total = Integer.parseInt(hour) * 60 + minutes;
        if (minutes > 59 || total > DAY_MINUTES) {
            throw new IllegalArgumentException("hours are from 00:00 to 24:00, minutes from 00 to 59");
        }
        return total;
    }

    private static boolean isWholeMinute(LocalTime time) {
        return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
    }
}
