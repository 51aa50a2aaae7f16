package io.github.booking4j.internal.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: doubles from {@code first} to {@code longest}, with full jitter over the upper
 * half, so that many that failed together do not come back together.
 *
 * @param first the wait after the first failure
 * @param longest the longest wait
 * @param random the source of jitter
 */
public record BackOff(Duration first, Duration longest, RandomGenerator random) {
    /** The wait after a number of failures, from 1. */
    public Duration after(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), 30);
        long full = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
