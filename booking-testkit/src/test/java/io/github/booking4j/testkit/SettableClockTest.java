package io.github.booking4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    @Test
    void standsStillUntilItIsSet() {
        SettableClock clock = SettableClock.at("2026-03-02T15:00:00Z");
        assertThat(clock.instant()).isEqualTo(clock.instant()).isEqualTo(Samples.NOW);

        assertThat(clock.advance(Duration.ofMinutes(5))).isEqualTo(Instant.parse("2026-03-02T15:05:00Z"));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T15:05:00Z"));

        clock.set(Instant.EPOCH);
        assertThat(clock.millis()).isZero();
    }

    @Test
    void seededIdsAreTheSameInEveryRunAndGrowThoughTheClockStandsStill() {
        SettableClock clock = SettableClock.at(Samples.NOW);

        List<UUID> ids = Stream.generate(new SeededIds(clock, 7)).limit(10_000).toList();

        assertThat(ids)
                .isEqualTo(
                        Stream.generate(new SeededIds(clock, 7)).limit(10_000).toList());
        assertThat(ids).extracting(UUID::toString).isSorted().doesNotHaveDuplicates();
        assertThat(ids.get(0)).isNotEqualTo(new SeededIds(clock, 8).get());
        assertThat(ids).allMatch(id -> id.version() == 7);
    }
}
