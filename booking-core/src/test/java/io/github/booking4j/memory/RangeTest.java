package io.github.booking4j.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RangeTest {
    @Test
    void asksForNoSizeWhenAFewRowsAreWanted() {
        Range<String> range = new Range<>(new CountedOnPain(List.of("a", "b", "c")));

        assertThat(range.stream().findFirst()).contains("a");
        assertThat(range.stream().limit(2).toList()).containsExactly("a", "b");
        assertThat(range.first()).contains("a");
        assertThat(range.last()).contains("c");
        assertThat(range.isEmpty()).isFalse();
        assertThat(range.list()).containsExactly("a", "b", "c");
    }

    @Test
    void isReadBackwardsAsWell() {
        NavigableMap<Key, String> rows = new TreeMap<>();
        List.of("a", "b", "c").forEach(text -> rows.put(Key.of(text), text));

        assertThat(new Range<>(rows).descending().list()).containsExactly("c", "b", "a");
        assertThat(new Range<>(rows).count()).isEqualTo(3);
        assertThat(new Range<>(new TreeMap<Key, String>()).first()).isEmpty();
    }

    /** A part of a {@link TreeMap} counts itself row by row, which made every look at a long queue as slow as the queue is long. */
    private static final class CountedOnPain extends TreeMap<Key, String> {
        private CountedOnPain(List<String> texts) {
            texts.forEach(text -> put(Key.of(text), text));
        }

        @Override
        public Collection<String> values() {
            Collection<String> values = super.values();
            return new AbstractCollection<>() {
                @Override
                public Iterator<String> iterator() {
                    return values.iterator();
                }

                @Override
                public int size() {
                    throw new AssertionError("asked for the size");
                }
            };
        }
    }
}
