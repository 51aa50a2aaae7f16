package io.github.booking4j.hours;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Dates on which nothing happens. The text form is dates with commas. */
public record Closures(Set<LocalDate> dates) {
    /** Copies and sorts. */
    public Closures {
        dates = Collections.unmodifiableSet(new TreeSet<>(dates));
    }

    /** No closures. */
    public static Closures none() {
        return new Closures(Set.of());
    }

    /** These dates. */
    public static Closures of(Collection<LocalDate> dates) {
        return new Closures(Set.copyOf(dates));
    }

    /** Reads the text form. */
    public static Closures parse(String text) {
        Set<LocalDate> dates = new TreeSet<>();
        for (String date : text.split(",", -1)) {
            if (!date.isBlank()) {
                dates.add(LocalDate.parse(date.strip()));
            }
        }
        return new Closures(dates);
    }

    /** Whether a date is closed. */
    public boolean isClosed(LocalDate date) {
        return dates.contains(date);
    }

    @Override
    public String toString() {
        List<String> texts = dates.stream().map(LocalDate::toString).toList();
        return String.join(",", texts);
    }
}
