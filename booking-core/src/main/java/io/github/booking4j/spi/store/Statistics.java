package io.github.booking4j.spi.store;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures over a half-open range of time. */
public interface Statistics {
    /** Sums of a period: leads by arrival, calls by dial (inbound: by ring), appointments by booking. */
    Totals totals(ClientKey client, Instant from, Instant to);

    /** The times from enquiry to first dial, of first dials in the period, at these fractions (0 to 1); null: no dial. */
    List<@Nullable Duration> responseTimes(ClientKey client, Instant from, Instant to, List<Double> fractions);

    /**
     * Sums.
     *
     * @param leads leads that arrived for the first time
     * @param calls calls dialled or rung in
     * @param outcomes calls by outcome, of those whose outcome is known
     * @param costs what calls cost, one sum per currency
     * @param appointments appointments booked, cancelled ones included
     * @param prices prices of those not cancelled, one sum per currency
     * @param unpriced appointments not cancelled that have no price
     */
    record Totals(
            long leads,
            long calls,
            Map<CallOutcome, Long> outcomes,
            List<Money> costs,
            long appointments,
            List<Money> prices,
            long unpriced) {}
}
