package io.github.booking4j.memory;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows of a table by a unique key, in its order. Rows without a key are left out. */
final class Index<V> {
    private final Journal journal;
    private final Function<V, @Nullable Key> keyOf;
    private final NavigableMap<Key, V> rows = new TreeMap<>();

    Index(Journal journal, Function<V, @Nullable Key> keyOf) {
        this.journal = journal;
        this.keyOf = keyOf;
    }

    @Nullable
    V get(Key key) {
        journal.requireOpen();
        return rows.get(key);
    }

    boolean contains(Key key) {
        return get(key) != null;
    }

    int size() {
        journal.requireOpen();
        return rows.size();
    }

    /** All rows; a view, to be left alone once the table changes. */
    NavigableMap<Key, V> all() {
        journal.requireOpen();
        return Collections.unmodifiableNavigableMap(rows);
    }

    /** Rows whose key begins with these parts; a view, to be left alone once the table changes. */
    NavigableMap<Key, V> startingWith(Comparable<?>... prefix) {
        Key from = Key.of(prefix);
        return range(from, from.end());
    }

    /** Rows from one key up to, but without, another; a view, to be left alone once the table changes. */
    NavigableMap<Key, V> range(Key from, Key to) {
        return from.compareTo(to) >= 0 ? Collections.emptyNavigableMap() : all().subMap(from, true, to, false);
    }

    /**
     * Rows whose key begins with a prefix and ends with a time-ordered id, the newest first.
     *
     * @param before the id of the last row of the page before; null: from the newest
     */
    List<V> newestFirst(Key prefix, @Nullable UUID before, Predicate<V> wanted, int limit) {
        return range(prefix, before == null ? prefix.end() : prefix.with(before)).descendingMap().values().stream()
                .filter(wanted)
                .limit(limit)
                .toList();
    }

    @Nullable
    Key keyOf(@Nullable V row) {
        return row == null ? null : keyOf.apply(row);
    }

    /** Whether a row in place of another would have the key of a third one. */
    boolean isTaken(@Nullable V old, V row) {
        Key key = keyOf(row);
        return key != null && rows.containsKey(key) && !key.equals(keyOf(old));
    }

    /** Puts one row in place of another; null: none. */
    void replace(@Nullable V old, @Nullable V row) {
        Key oldKey = keyOf(old);
        Key key = keyOf(row);
        if (oldKey != null && !oldKey.equals(key)) {
            rows.remove(oldKey);
        }
        if (key != null && row != null) {
            rows.put(key, row);
        }
    }
}
