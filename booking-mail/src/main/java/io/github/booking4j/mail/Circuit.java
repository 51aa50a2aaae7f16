package io.github.booking4j.mail;

import dev.failsafe.CircuitBreaker;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import java.time.Duration;
import java.util.Locale;

/**
 * Leaves the mail server alone while it is down. Opens when {@value #FAILURES} of the last {@value #EXCHANGES} exchanges failed; after a pause a
 * single one tries again. Thread-safe.
 */
final class Circuit {
    static final int FAILURES = 5;
    static final int EXCHANGES = 10;

    private final CircuitBreaker<Object> breaker;

    Circuit(Duration pause) {
        breaker = CircuitBreaker.builder()
                .withFailureThreshold(FAILURES, EXCHANGES)
                .withSuccessThreshold(1)
                .withDelay(pause)
                .build();
    }

    /**
     * Asks leave for one exchange, whose end must be told to {@link #succeeded} or {@link #failed}.
     *
     * @throws GatewayException of kind {@code NOT_DONE} while the circuit is open
     */
    void enter() {
        if (!breaker.tryAcquirePermit()) {
            throw new GatewayException(
                    Kind.NOT_DONE,
                    "circuit_open",
                    "the mail server failed too often and is left alone for a while",
                    breaker.getRemainingDelay(),
                    null);
        }
    }

    void succeeded() {
        breaker.recordSuccess();
    }

    void failed() {
        breaker.recordFailure();
    }

    /** {@code closed}, {@code open} or {@code half_open}. */
    String state() {
        return breaker.getState().name().toLowerCase(Locale.ROOT);
    }
}
