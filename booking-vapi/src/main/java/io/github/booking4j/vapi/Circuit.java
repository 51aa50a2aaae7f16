package io.github.booking4j.vapi;

import dev.failsafe.CircuitBreaker;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import java.time.Duration;
import java.util.Locale;

/**
 * Spares a provider that is down, and everybody who would wait for it. Opens when half of at least {@value #LEAST_REQUESTS}
 * requests within a minute failed; after a while a single request tries again.
 */
final class Circuit {
    static final int LEAST_REQUESTS = 10;

    private final CircuitBreaker<Object> breaker;

    Circuit(Duration openFor) {
        breaker = CircuitBreaker.builder()
                .withFailureRateThreshold(50, LEAST_REQUESTS, Duration.ofMinutes(1))
                .withSuccessThreshold(1)
                .withDelay(openFor)
                .build();
    }

    /**
     * Asks leave for one request, whose end must be told by {@link #succeeded} or {@link #failed}.
     *
     * @throws GatewayException with kind {@code NOT_DONE} while the circuit is open
     */
    void enter() {
        if (!breaker.tryAcquirePermit()) {
            throw new GatewayException(
                    Kind.NOT_DONE,
                    "circuit_open",
                    "Vapi failed too often; it is left alone for a while",
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
