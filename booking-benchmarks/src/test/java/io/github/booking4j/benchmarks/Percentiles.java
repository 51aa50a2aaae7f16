package io.github.booking4j.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Durations in order. */
final class Percentiles {
    private final long[] sorted;

    Percentiles(List<Duration> durations) {
        this.sorted = durations.stream().mapToLong(Duration::toNanos).sorted().toArray();
    }

    int count() {
        return sorted.length;
    }

    /** The smallest duration that so many percent do not exceed (nearest rank). */
    Duration at(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return Duration.ofNanos(sorted[Math.max(rank, 1) - 1]);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, most %.1f ms",
                at(50).toNanos() / 1e6,
                at(99).toNanos() / 1e6,
                Arrays.stream(sorted).max().orElseThrow() / 1e6);
    }
}
