package io.github.booking4j.simulator.internal.webhook;

import java.time.Duration;

/**
 * How fast scripted time runs.
 *
 * @param speed scripted seconds in one real second, 0.1 to 10,000
 */
public record Pace(double speed) {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Pace {
        if (!(speed >= 0.1 && speed <= 10_000)) {
            throw new IllegalArgumentException("speed must be within 0.1 and 10000, not " + speed);
        }
    }

    /** How long a scripted duration really takes. */
    public Duration real(Duration scripted) {
        return Duration.ofNanos((long) (scripted.toNanos() / speed));
    }

    /** Waits for a scripted duration in the calling thread. */
    public void sleep(Duration scripted) throws InterruptedException {
        Duration real = real(scripted);
        Thread.sleep(real.toMillis(), real.toNanosPart() % 1_000_000);
    }
}
