package io.github.booking4j.servlet;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How many requests a minute a client may make, on this node. */
final class RateLimits {
    private static final int MOST_CLIENTS = 10_000;

    private final Map<ClientKey, Limited> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClientKey, Limited> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    /** Takes one request of a client; the answer's headers tell how many are left. */
    void take(Client client, Exchange exchange) {
        int limit = client.tier().requestsPerMinute();
        ConsumptionProbe probe = bucket(client.key(), limit).tryConsumeAndReturnRemaining(1);
        long reset = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForReset()) + 1;
        exchange.response().setHeader("RateLimit-Limit", Integer.toString(limit));
        exchange.response().setHeader("RateLimit-Remaining", Long.toString(probe.getRemainingTokens()));
        exchange.response().setHeader("RateLimit-Reset", Long.toString(reset));
        if (!probe.isConsumed()) {
            long wait = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            throw new HttpProblem(429, "rate_limited", "At most " + limit + " requests a minute")
                    .header("Retry-After", Long.toString(wait));
        }
    }

    private synchronized Bucket bucket(ClientKey client, int limit) {
        Limited known = buckets.get(client);
        if (known == null || known.limit() != limit) {
            known = new Limited(
                    limit,
                    Bucket.builder()
                            .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, Duration.ofMinutes(1)))
                            .build());
            buckets.put(client, known);
        }
        return known.bucket();
    }

    private record Limited(int limit, Bucket bucket) {}
}
