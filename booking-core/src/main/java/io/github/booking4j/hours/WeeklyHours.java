package io.github.booking4j.hours;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The opening hours of a week, on a wall clock. The text form is {@code Mon-Fri 09:00-12:00,13:00-17:00; Sat 09:00-12:00}. */
public final class WeeklyHours {
    private final Map<DayOfWeek, List<LocalInterval>> days;

    private WeeklyHours(Map<DayOfWeek, List<LocalInterval>> days) {
        this.days = days;
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public static WeeklyHours parse(String text) {
        Map<DayOfWeek, List<LocalInterval>> days = new EnumMap<>(DayOfWeek.class);
        for (String rule : text.split(";", -1)) {
            if (!rule.isBlank()) {
                read(rule.strip(), days);
            }
        }
        return new WeeklyHours(days);
    }

    private static void read(String rule, Map<DayOfWeek, List<LocalInterval>> days) {
        int space = rule.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("not a rule such as Mon-Fri 09:00-17:00: " + rule);
        }
        String[] ends = rule.substring(0, space).split("-", -1);
        DayOfWeek first = day(ends[0]);
        DayOfWeek last = day(ends[ends.length - 1]);
        List<LocalInterval> intervals = new ArrayList<>();
        for (String interval : rule.substring(space + 1).split(",", -1)) {
            intervals.add(LocalInterval.parse(interval));
        }
        intervals.sort(Comparator.comparing(LocalInterval::start));
        for (DayOfWeek day = first; ; day = day.plus(1)) {
            if (days.put(day, List.copyOf(intervals)) != null) {
                throw new IllegalArgumentException("a day is named twice: " + rule);
            }
            if (day == last) {
                return;
            }
        }
    }

    private static DayOfWeek day(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name(day).equalsIgnoreCase(text.strip())) {
                return day;
            }
        }
        throw new IllegalArgumentException("not a day such as Mon: " + text);
    }

    private static String name(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
    }

    /** The intervals of a day, sorted. */
    public List<LocalInterval> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeeklyHours hours && hours.days.equals(days);
    }

    @Override
    public int hashCode() {
        return days.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        days.forEach((day, intervals) -> text.append(text.isEmpty() ? "" : "; ")
                .append(name(day))
                .append(' ')
                .append(String.join(
                        ",", intervals.stream().map(LocalInterval::toString).toList())));
        return text.toString();
    }
}
