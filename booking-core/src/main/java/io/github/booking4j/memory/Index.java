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

    /** Rows whose key begins with these parts; with none, all rows. */
    Range<V> startingWith(Comparable<?>... prefix) {
        Key from = Key.of(prefix);
        return range(from, from.end());
    }

    /** Rows from one key up to, but without, another. */
    Range<V> range(Key from, Key to) {
        journal.requireOpen();
        return new Range<>(
                from.compareTo(to) >= 0 ? Collections.emptyNavigableMap() : rows.subMap(from, true, to, false));
    }

    /** Rows whose key begins with a prefix and has a greater next part; null: all that begin with the prefix. */
    Range<V> after(Key prefix, @Nullable Comparable<?> part) {
        return range(part == null ? prefix : prefix.with(part).end(), prefix.end());
    }

    /**
     * Rows whose key begins with a prefix and ends with a time-ordered id, the newest first.
     *
     * @param before the id of the last row of the page before; null: from the newest
     */
    List<V> newestFirst(Key prefix, @Nullable UUID before, Predicate<V> wanted, int limit) {
        return range(prefix, before == null ? prefix.end() : prefix.with(before)).descending().stream()
                .filter(wanted)
                .limit(limit)
                .toList();
    }

    @Nullable
    Key keyOf(@Nullable V row) {
        return row == null ? null : keyOf.apply(row);
    }

    /** Puts one row in place of another; null: none. Returns false, changing nothing, when its key is that of a third one. */
    boolean replace(@Nullable V old, @Nullable V row) {
        Key oldKey = keyOf(old);
        Key key = keyOf(row);
        if (key == null || row == null) {
            if (oldKey != null) {
                rows.remove(oldKey);
            }
        } else if (key.equals(oldKey)) {
            rows.put(key, row);
        } else if (rows.putIfAbsent(key, row) != null) {
            return false;
        } else if (oldKey != null) {
            rows.remove(oldKey);
        }
        return true;
    }
}
