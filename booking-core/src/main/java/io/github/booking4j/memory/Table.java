package io.github.booking4j.memory;

import io.github.booking4j.error.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Immutable rows by their primary key, and by what else they are looked up by. Every change can be undone. */
final class Table<V> {
    private final Journal journal;
    private final Index<V> primary;
    private final List<Index<V>> indexes = new ArrayList<>();

    Table(Journal journal, Function<V, @Nullable Key> keyOf) {
        this.journal = journal;
        this.primary = index(keyOf);
    }

    /** A further unique index; declared before the first row. Rows for which the function answers null are left out of it. */
    Index<V> index(Function<V, @Nullable Key> keyOf) {
        Index<V> index = new Index<>(journal, keyOf);
        indexes.add(index);
        return index;
    }

    Index<V> primary() {
        return primary;
    }

    @Nullable
    V get(Key key) {
        return primary.get(key);
    }

    Optional<V> find(Comparable<?>... key) {
        return Optional.ofNullable(primary.get(Key.of(key)));
    }

    /** Stores a new row; refused when its key is taken. */
    void insert(V row) {
        change(null, row);
    }

    /** Stores a row, in place of the one with its primary key if there is one. */
    void put(V row) {
        Key key = primary.keyOf(row);
        change(key == null ? null : primary.get(key), row);
    }

    /** Removes a row that is stored. */
    void remove(V row) {
        change(row, null);
    }

    private void change(@Nullable V old, @Nullable V row) {
        journal.requireOpen();
        for (int i = 0; i < indexes.size(); i++) {
            if (!indexes.get(i).replace(old, row)) {
                indexes.subList(0, i).forEach(index -> index.replace(row, old));
                throw new StoreException("A unique key is taken", false, null);
            }
        }
        journal.undoWith(() -> indexes.forEach(index -> index.replace(row, old)));
    }
}
