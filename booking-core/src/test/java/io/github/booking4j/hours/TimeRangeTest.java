package io.github.booking4j.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("time.half-open")
class TimeRangeTest {
    @Test
    void theStartBelongsToItAndTheEndDoesNot() {
        TimeRange range = range(10, 20);

        assertThat(range.contains(at(10))).isTrue();
        assertThat(range.contains(at(20))).isFalse();
        assertThat(range.contains(range)).isTrue();
        assertThat(range.contains(range(9, 20))).isFalse();
        assertThat(range.contains(range(10, 21))).isFalse();
        assertThat(range.duration()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void rangesThatTouchDoNotOverlap() {
        assertThat(range(10, 20).overlaps(range(20, 30))).isFalse();
        assertThat(range(20, 30).overlaps(range(10, 20))).isFalse();
        assertThat(range(10, 20).overlaps(range(19, 30))).isTrue();
        assertThat(range(10, 20).intersection(range(15, 30))).contains(range(15, 20));
        assertThat(range(10, 20).intersection(range(20, 30))).isEmpty();
    }

    @Test
    void anEmptyRangeOverlapsNothing() {
        assertThat(range(15, 15).overlaps(range(10, 20))).isFalse();
        assertThat(range(10, 20).overlaps(range(15, 15))).isFalse();
        assertThat(range(15, 15).contains(at(15))).isFalse();
    }

    @Test
    void itDoesNotEndBeforeItStarts() {
        assertThatIllegalArgumentException().isThrownBy(() -> range(2, 1));
    }

    private static TimeRange range(int start, int end) {
        return new TimeRange(at(start), at(end));
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }
}
