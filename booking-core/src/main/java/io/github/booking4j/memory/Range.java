package io.github.booking4j.memory;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A part of an index, in its order; a view, to be left alone once the table changes. */
final class Range<V> {
    private final NavigableMap<Key, V> rows;

    Range(NavigableMap<Key, V> rows) {
        this.rows = rows;
    }

    /** The rows, of which only those are walked that are asked for. */
    Stream<V> stream() {
        // Not values().stream(): it asks for the size first, and a part of a TreeMap counts itself row by row.
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(rows.values().iterator(), Spliterator.ORDERED), false);
    }

    /** A copy of the rows. */
    List<V> list() {
        return stream().toList();
    }

    Range<V> descending() {
        return new Range<>(rows.descendingMap());
    }

    Optional<V> first() {
        return Optional.ofNullable(rows.firstEntry()).map(Map.Entry::getValue);
    }

    Optional<V> last() {
        return Optional.ofNullable(rows.lastEntry()).map(Map.Entry::getValue);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** How many rows there are, counted one by one. */
    int count() {
        return rows.size();
    }
}
