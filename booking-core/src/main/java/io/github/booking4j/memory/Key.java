package io.github.booking4j.memory;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key of several parts, ordered part by part; a key comes before every longer one that begins with it. */
final class Key implements Comparable<Key> {
    private enum Bound {
        END
    }

    private final Comparable<?>[] parts;

    private Key(Comparable<?>[] parts) {
        this.parts = parts;
    }

    static Key of(Comparable<?>... parts) {
        return new Key(parts);
    }

    /** Comes right after every key that begins with this one. */
    Key end() {
        return with(Bound.END);
    }

    /** This key with one more part. */
    Key with(Comparable<?> part) {
        Comparable<?>[] longer = Arrays.copyOf(parts, parts.length + 1);
        longer[parts.length] = part;
        return new Key(longer);
    }

    @Override
    public int compareTo(Key other) {
        int common = Math.min(parts.length, other.parts.length);
        for (int i = 0; i < common; i++) {
            int order = compare(parts[i], other.parts[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(parts.length, other.parts.length);
    }

    @SuppressWarnings("unchecked") // the same place of the keys of one table always holds the same type
    private static int compare(Comparable<?> one, Comparable<?> other) {
        if (one == other) {
            return 0;
        }
        if (one == Bound.END || other == Bound.END) {
            return Boolean.compare(one == Bound.END, other == Bound.END);
        }
        if (one instanceof UUID first && other instanceof UUID second) {
            return compareUnsigned(first, second);
        }
        return ((Comparable<Object>) one).compareTo(other);
    }

    /** As databases order them; {@link UUID#compareTo} takes the halves for signed numbers. */
    private static int compareUnsigned(UUID one, UUID other) {
        int order = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return order != 0
                ? order
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key key && Arrays.equals(parts, key.parts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(parts);
    }
}
