package io.github.booking4j.hours;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The hours of a week on a wall clock: any number of intervals a day. Immutable. They mean something only together with a zone,
 * see {@link OpeningHours}.
 *
 * <p>The text form, in storage and in the API, is {@code Mon-Fri 09:00-12:00,13:00-17:00; Sat 09:00-12:00}. {@link #toString()}
 * writes its one canonical form, {@link #parse(String)} also reads days in any order and case, full names, lists
 * ({@code Mon,Wed}), ranges past Sunday ({@code Sat-Mon}) and en dashes. Empty text: never open.
 */
public final class WeeklyHours {
    private static final int LONGEST_TEXT = 2_000;
    private static final WeeklyHours ALWAYS = parse("Mon-Sun 00:00-24:00");

    private final Map<DayOfWeek, List<LocalInterval>> days;

    private WeeklyHours(Map<DayOfWeek, List<LocalInterval>> days) {
        this.days = days;
    }

    /**
     * These hours; a day that is not named is closed. Intervals of a day may come in any order, and are joined where they touch.
     *
     * @throws IllegalArgumentException when intervals of a day overlap
     */
    public static WeeklyHours of(Map<DayOfWeek, ? extends Collection<LocalInterval>> days) {
        Map<DayOfWeek, List<LocalInterval>> sorted = new EnumMap<>(DayOfWeek.class);
        days.forEach((day, intervals) -> {
            if (!intervals.isEmpty()) {
                sorted.put(day, DayHours.of(intervals));
            }
        });
        return new WeeklyHours(sorted);
    }

    /** Every hour of every day. */
    public static WeeklyHours always() {
        return ALWAYS;
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException saying which rule of the text is wrong and why, without repeating the text
     */
    public static WeeklyHours parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("must be at most " + LONGEST_TEXT + " characters long");
        }
        Map<DayOfWeek, List<LocalInterval>> days = new EnumMap<>(DayOfWeek.class);
        int number = 0;
        for (String rule : TextRules.split(text)) {
            number++;
            try {
                read(rule, days);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("rule " + number + ": " + e.getMessage(), e);
            }
        }
        return new WeeklyHours(days);
    }

    private static void read(String rule, Map<DayOfWeek, List<LocalInterval>> days) {
        int space = rule.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("must look like Mon-Fri 09:00-17:00");
        }
        List<LocalInterval> intervals = DayHours.parse(rule.substring(space + 1));
        for (String range : rule.substring(0, space).split(",", -1)) {
            for (DayOfWeek day : days(range)) {
                if (days.put(day, intervals) != null) {
                    throw new IllegalArgumentException(name(day) + " is given twice");
                }
            }
        }
    }

    private static List<DayOfWeek> days(String range) {
        String[] ends = range.split("-", -1);
        if (ends.length > 2) {
            throw new IllegalArgumentException("days must look like Mon, Mon-Fri or Mon,Wed");
        }
        DayOfWeek last = day(ends[ends.length - 1]);
        List<DayOfWeek> days = new ArrayList<>();
        for (DayOfWeek day = day(ends[0]); day != last; day = day.plus(1)) {
            days.add(day);
        }
        days.add(last);
        return days;
    }

    private static DayOfWeek day(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name(day).equalsIgnoreCase(text) || day.name().equalsIgnoreCase(text)) {
                return day;
            }
        }
        throw new IllegalArgumentException("days are Mon Tue Wed Thu Fri Sat Sun");
    }

    private static String name(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
    }

    /** The intervals of a day, sorted, none touching another; empty when it is closed. */
    public List<LocalInterval> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    /** Whether no day has any hours. */
    public boolean isEmpty() {
        return days.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeeklyHours hours && hours.days.equals(days);
    }

    @Override
    public int hashCode() {
        return days.hashCode();
    }

    /** The canonical text form: days from Monday on, consecutive days with the same hours as one range. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner("; ");
        int day = 1;
        while (day <= 7) {
            int last = lastLike(day);
            List<LocalInterval> hours = on(DayOfWeek.of(day));
            if (!hours.isEmpty()) {
                String range = name(DayOfWeek.of(day)) + (last == day ? "" : "-" + name(DayOfWeek.of(last)));
                text.add(range + " " + DayHours.text(hours));
            }
            day = last + 1;
        }
        return text.toString();
    }

    private int lastLike(int day) {
        int last = day;
        while (last < 7 && on(DayOfWeek.of(last + 1)).equals(on(DayOfWeek.of(day)))) {
            last++;
        }
        return last;
    }
}
