package io.github.booking4j.testkit;

import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Time-ordered UUIDs (version 7) that are the same in every run; each is greater than the one before. Thread-safe. */
public final class SeededIds implements Supplier<UUID> {
    private static final int COUNTER_BITS = 12;

    private final InstantSource clock;
    private final Random random;
    private final AtomicLong last = new AtomicLong();

    /** Ids by a clock and a seed. */
    public SeededIds(InstantSource clock, long seed) {
        this.clock = clock;
        this.random = new Random(seed);
    }

    @Override
    public UUID get() {
        long now = clock.millis() << COUNTER_BITS;
        long tick = last.updateAndGet(previous -> Math.max(previous + 1, now));
        return Samples.uuid(tick >>> COUNTER_BITS, (int) (tick & 0xFFF), random.nextLong());
    }
}
