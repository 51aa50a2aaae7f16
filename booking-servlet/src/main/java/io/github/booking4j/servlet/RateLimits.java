package io.github.booking4j.servlet;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How many requests a minute a client may make, on this node. Its open dashboards have as many of their own, so that a page
 * that somebody looks at never keeps the client's programs from delivering a lead.
 */
final class RateLimits {
    private static final int MOST_READERS = 10_000;

    private final Map<Reader, Limited> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Reader, Limited> eldest) {
            return size() > MOST_READERS;
        }
    };

    /** Takes one request of a client; the answer's headers tell how many are left. */
    void take(Client client, Exchange exchange) {
        take(client, exchange, Access.isByProgram(exchange.request()));
    }

    /** The same for a request that only a program can have sent, be it signed instead of shown a key. */
    void takeOfPrograms(Client client, Exchange exchange) {
        take(client, exchange, true);
    }

    private void take(Client client, Exchange exchange, boolean program) {
        int limit = client.tier().requestsPerMinute();
        ConsumptionProbe probe =
                bucket(new Reader(client.key(), program), limit).tryConsumeAndReturnRemaining(1);
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

    private synchronized Bucket bucket(Reader reader, int limit) {
        Limited known = buckets.get(reader);
        if (known == null || known.limit() != limit) {
            known = new Limited(
                    limit,
                    Bucket.builder()
                            .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, Duration.ofMinutes(1)))
                            .build());
            buckets.put(reader, known);
        }
        return known.bucket();
    }

    private record Reader(ClientKey client, boolean program) {}

    private record Limited(int limit, Bucket bucket) {}
}
