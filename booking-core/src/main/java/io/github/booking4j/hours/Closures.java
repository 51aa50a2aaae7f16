package io.github.booking4j.hours;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The exceptions from weekly hours: dates that are closed, and dates with special hours. Immutable; at most 1,000 of them.
 *
 * <p>The text form, in storage and in the API, is {@code 2026-12-24/2026-12-26; 2026-12-31 09:00-12:00}: dates or ranges of
 * dates, both ends included, each with its hours if it is not closed. {@link #toString()} writes its one canonical form,
 * {@link #parse(String)} also reads lists of dates ({@code 2026-12-25,2027-01-01}) in any order. Empty text: no exceptions.
 */
public final class Closures {
    private static final int MOST = 1_000;
    private static final int LONGEST_TEXT = 200_000;
    private static final Closures NONE = new Closures(new TreeMap<>());

    private final NavigableMap<LocalDate, DateClosure> byFirstDate;

    private Closures(NavigableMap<LocalDate, DateClosure> byFirstDate) {
        this.byFirstDate = byFirstDate;
    }

    /** No exceptions. */
    public static Closures none() {
        return NONE;
    }

    /** Closed on each of these dates. */
    public static Closures of(Collection<LocalDate> dates) {
        return ofAll(dates.stream().map(DateClosure::on).toList());
    }

    /**
     * These exceptions, in any order. Those that follow or overlap each other with the same hours become one.
     *
     * @throws IllegalArgumentException when two say different things of a date, or there are more than 1,000
     */
    public static Closures ofAll(Collection<DateClosure> closures) {
        List<DateClosure> sorted = closures.stream()
                .sorted(Comparator.comparing(DateClosure::from))
                .toList();
        NavigableMap<LocalDate, DateClosure> joined = new TreeMap<>();
        for (DateClosure next : sorted) {
            Map.Entry<LocalDate, DateClosure> last = joined.lastEntry();
            DateClosure merged = last == null ? next : join(last.getValue(), next);
            joined.put(merged.from(), merged);
        }
        if (joined.size() > MOST) {
            throw new IllegalArgumentException("must be at most " + MOST + " exceptions");
        }
        return new Closures(joined);
    }

    /** The two as one where that can be, else the second. */
    private static DateClosure join(DateClosure first, DateClosure second) {
        boolean same = first.hours().equals(second.hours());
        if (same && !first.to().plusDays(1).isBefore(second.from())) {
            LocalDate to = first.to().isAfter(second.to()) ? first.to() : second.to();
            return new DateClosure(first.from(), to, first.hours());
        }
        if (!first.to().isBefore(second.from())) {
            throw new IllegalArgumentException(second.from() + " is given twice");
        }
        return second;
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException saying which exception of the text is wrong and why, without repeating the text
     */
    public static Closures parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("must be at most " + LONGEST_TEXT + " characters long");
        }
        List<DateClosure> closures = new ArrayList<>();
        int number = 0;
        for (String rule : TextRules.split(text)) {
            number++;
            try {
                read(rule, closures);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("exception " + number + ": " + e.getMessage(), e);
            }
        }
        return ofAll(closures);
    }

    private static void read(String rule, List<DateClosure> closures) {
        int space = rule.indexOf(' ');
        List<LocalInterval> hours = space < 0 ? List.of() : DayHours.parse(rule.substring(space + 1));
        for (String dates : (space < 0 ? rule : rule.substring(0, space)).split(",", -1)) {
            closures.add(DateClosure.parse(dates, hours));
        }
    }

    /** Whether a date is closed altogether. */
    public boolean isClosed(LocalDate date) {
        return find(date).map(DateClosure::isClosed).orElse(false);
    }

    /** What is exceptional about a date, if anything. */
    public Optional<DateClosure> find(LocalDate date) {
        Map.Entry<LocalDate, DateClosure> last = byFirstDate.floorEntry(date);
        return last == null || last.getValue().to().isBefore(date) ? Optional.empty() : Optional.of(last.getValue());
    }

    /** The hours of a date: its special ones instead of the usual ones, none when it is closed. */
    public List<LocalInterval> replace(LocalDate date, List<LocalInterval> usual) {
        return find(date).map(DateClosure::hours).orElse(usual);
    }

    /**
     * The usual hours of a date as far as they lie in its special ones, none when it is closed. So do the exceptions of a whole
     * business apply to one of its resources or to its calls: they may take hours away, but make nobody work who does not.
     */
    public List<LocalInterval> narrow(LocalDate date, List<LocalInterval> usual) {
        return find(date)
                .map(special -> DayHours.intersection(usual, special.hours()))
                .orElse(usual);
    }

    /** Every exception, by date. */
    public List<DateClosure> list() {
        return List.copyOf(byFirstDate.values());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Closures closures && closures.byFirstDate.equals(byFirstDate);
    }

    @Override
    public int hashCode() {
        return byFirstDate.hashCode();
    }

    /** The canonical text form: by date, exceptions that follow each other with the same hours as one. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner("; ");
        byFirstDate.values().forEach(closure -> text.add(closure.toString()));
        return text.toString();
    }
}
