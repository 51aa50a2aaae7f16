package io.github.booking4j.simulator.internal;

import java.util.random.RandomGenerator;

/** Ids as the providers give them, and dice for faults. Thread-safe. */
public final class Ids {
    private static final int MOST_HEX = 32;

    private final RandomGenerator random;

    /** Ids from this source. */
    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** A UUID, as Vapi gives calls and assistants. */
    public String uuid() {
        String hex = hex();
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a"
                + hex.substring(17, 20) + "-" + hex.substring(20, MOST_HEX);
    }

    /** Two letters and 32 hexadecimal digits, as Twilio gives everything. */
    public String sid(String prefix) {
        return prefix + hex();
    }

    /** A number from 0 (inclusive) to 1 (exclusive). */
    public double dice() {
        synchronized (random) {
            return random.nextDouble();
        }
    }

    private String hex() {
        synchronized (random) {
            return "%016x%016x".formatted(random.nextLong(), random.nextLong());
        }
    }
}
