package io.github.booking4j.hours;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;

/** The sorted, separate intervals of one day. */
final class DayHours {
    private static final int MOST = 12;

    private DayHours() {}

    /** Sorts and joins intervals that touch, so that equal hours have one form. */
    static List<LocalInterval> of(Collection<LocalInterval> intervals) {
        if (intervals.size() > MOST) {
            throw new IllegalArgumentException("a day has at most " + MOST + " intervals");
        }
        List<LocalInterval> joined = new ArrayList<>();
        for (LocalInterval next : intervals.stream().sorted().toList()) {
            LocalInterval last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last == null || last.endMinute() < next.startMinute()) {
                joined.add(next);
            } else if (last.endMinute() == next.startMinute()) {
                joined.set(joined.size() - 1, LocalInterval.ofMinutes(last.startMinute(), next.endMinute()));
            } else {
                throw new IllegalArgumentException("intervals of a day must not overlap: " + last + " and " + next);
            }
        }
        return List.copyOf(joined);
    }

    /** Reads intervals with commas between them. */
    static List<LocalInterval> parse(String text) {
        List<LocalInterval> intervals = new ArrayList<>();
        for (String interval : text.split(",", -1)) {
            intervals.add(LocalInterval.parse(interval));
        }
        return of(intervals);
    }

    /** What lies in both. */
    static List<LocalInterval> intersection(List<LocalInterval> hours, List<LocalInterval> others) {
        List<LocalInterval> both = new ArrayList<>();
        for (LocalInterval one : hours) {
            for (LocalInterval other : others) {
                one.intersection(other).ifPresent(both::add);
            }
        }
        return both;
    }

    static String text(List<LocalInterval> hours) {
        StringJoiner text = new StringJoiner(",");
        hours.forEach(interval -> text.add(interval.toString()));
        return text.toString();
    }
}
