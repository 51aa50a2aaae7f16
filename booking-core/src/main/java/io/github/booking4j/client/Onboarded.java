package io.github.booking4j.client;

import org.jspecify.annotations.Nullable;

/**
 * The answer to an onboarding.
 *
 * @param client the new client
 * @param apiKey its first API key in clear, shown this once; null when the same idempotency key onboarded it before
 */
public record Onboarded(Client client, @Nullable String apiKey) {
    @Override
    public String toString() {
        return "Onboarded[client=" + client.key() + "]";
    }
}
