package io.github.booking4j.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyTest {
    @Test
    void keysAreOrderedPartByPartAndAPrefixComesFirst() {
        List<Key> sorted = List.of(
                Key.of("a"),
                Key.of("a", 1L),
                Key.of("a", 1L, Instant.EPOCH),
                Key.of("a", 1L, Instant.EPOCH.plusNanos(1)),
                Key.of("a", 2L),
                Key.of("b", 0L));

        assertThat(new TreeSet<>(List.of(
                        sorted.get(5), sorted.get(2), sorted.get(0), sorted.get(4), sorted.get(1), sorted.get(3))))
                .containsExactlyElementsOf(sorted);
        assertThat(Key.of("a", 1L)).isEqualByComparingTo(Key.of("a", 1L)).isEqualTo(Key.of("a", 1L));
        assertThat(Key.of("a", 1L)).hasSameHashCodeAs(Key.of("a", 1L)).isNotEqualTo(Key.of("a", 2L));
    }

    @Test
    void theEndOfAKeyComesAfterAllThatBeginWithItAndBeforeTheNext() {
        assertThat(Key.of("a").end())
                .isGreaterThan(Key.of("a"))
                .isGreaterThan(Key.of("a", Long.MAX_VALUE))
                .isGreaterThan(Key.of("a", 1L).end())
                .isLessThan(Key.of("aa"))
                .isLessThan(Key.of("b"))
                .isEqualByComparingTo(Key.of("a").end());
    }

    @Test
    void uuidsAreOrderedAsTheirTexts() {
        List<UUID> uuids = Stream.of(
                        "ffffffff-ffff-4fff-bfff-ffffffffffff",
                        "00000000-0000-4000-8000-000000000000",
                        "7fffffff-0000-4000-8000-000000000000",
                        "80000000-0000-4000-8000-000000000000",
                        "80000000-0000-4000-0000-000000000001")
                .map(UUID::fromString)
                .toList();

        assertThat(uuids.stream().map(Key::of).sorted())
                .containsExactlyElementsOf(uuids.stream()
                        .map(UUID::toString)
                        .sorted()
                        .map(UUID::fromString)
                        .map(Key::of)
                        .toList());
    }
}
