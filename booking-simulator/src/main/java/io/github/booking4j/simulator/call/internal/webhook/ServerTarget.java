package io.github.booking4j.simulator.call.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.simulator.internal.webhook.RetryPlan;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where webhooks go: Vapi's {@code server} object.
 *
 * @param url the address
 * @param timeout the longest wait for an answer
 * @param headers sent with each
 * @param retries whether what is not taken is sent again
 */
record ServerTarget(String url, Duration timeout, Map<String, String> headers, RetryPlan retries) {
    private static final int DEFAULT_SECONDS = 20;

    /** The target that a {@code server} object names, if it names one. */
    static Optional<ServerTarget> of(JsonNode server) {
        return server.path("url").isTextual()
                ? Optional.of(new ServerTarget(
                        server.path("url").textValue(),
                        Duration.ofSeconds(server.path("timeoutSeconds").asInt(DEFAULT_SECONDS)),
                        headers(server.path("headers")),
                        retries(server.path("backoffPlan"))))
                : Optional.empty();
    }

    /** A target with nothing but an address. */
    static ServerTarget plain(String url) {
        return new ServerTarget(url, Duration.ofSeconds(DEFAULT_SECONDS), Map.of(), RetryPlan.NEVER);
    }

    private static Map<String, String> headers(JsonNode node) {
        Map<String, String> headers = new LinkedHashMap<>();
        node.properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    private static RetryPlan retries(JsonNode plan) {
        Set<Integer> excluded = new HashSet<>();
        plan.path("excludedStatusCodes").forEach(code -> excluded.add(code.asInt()));
        return new RetryPlan(
                plan.path("maxRetries").asInt(0),
                Duration.ofMillis((long) (plan.path("baseDelaySeconds").asDouble(1) * 1000)),
                plan.path("type").asText("fixed").equals("exponential"),
                excluded);
    }

    @Override
    public String toString() {
        return "ServerTarget[" + timeout + "]";
    }
}
