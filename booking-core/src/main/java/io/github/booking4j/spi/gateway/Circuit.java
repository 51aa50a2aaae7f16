package io.github.booking4j.spi.gateway;

import dev.failsafe.CircuitBreaker;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import java.time.Duration;
import java.util.Locale;

/**
 * Spares a provider that is down, and everybody who would wait for it; for adapters. Opens when {@value #FAILURES} of the last
 * {@value #REQUESTS} requests failed; after a pause a single request tries again. Thread-safe.
 */
public final class Circuit {
    /** This many failures open it … */
    public static final int FAILURES = 5;

    /** … among this many requests. */
    public static final int REQUESTS = 10;

    /** While one request tries, the others come back after this, not at once and again and again. */
    private static final Duration WHILE_TRIED = Duration.ofSeconds(1);

    private final String provider;
    private final CircuitBreaker<Object> breaker;

    /**
     * A closed one.
     *
     * @param provider its name, for people
     * @param pause how long it is left alone
     */
    public Circuit(String provider, Duration pause) {
        this.provider = provider;
        breaker = CircuitBreaker.builder()
                .withFailureThreshold(FAILURES, REQUESTS)
                .withSuccessThreshold(1)
                .withDelay(pause)
                .build();
    }

    /**
     * Asks leave for one request, whose end must be told to {@link #succeeded} or {@link #failed}.
     *
     * @throws GatewayException with kind {@code NOT_DONE} and code {@code circuit_open} while the provider is left alone; it says for
     *     how long
     */
    public void enter() {
        if (!breaker.tryAcquirePermit()) {
            Duration left = breaker.getRemainingDelay();
            throw new GatewayException(
                    Kind.NOT_DONE,
                    "circuit_open",
                    provider + " failed too often and is left alone for a while",
                    left.compareTo(WHILE_TRIED) < 0 ? WHILE_TRIED : left,
                    null);
        }
    }

    /** The provider answered. */
    public void succeeded() {
        breaker.recordSuccess();
    }

    /** The provider did not answer, or not as itself. */
    public void failed() {
        breaker.recordFailure();
    }

    /** {@code closed}, {@code open}, or {@code half_open}: the next request tries, or one is trying. */
    public String state() {
        boolean over = breaker.isOpen() && breaker.getRemainingDelay().isZero();
        return over ? "half_open" : breaker.getState().name().toLowerCase(Locale.ROOT);
    }
}
