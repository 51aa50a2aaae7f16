package io.github.booking4j.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client that the host's configuration names: the engine onboards it when it starts, unless there is a client with this key
 * already. From then on it is as every other: what was changed since is not changed back.
 *
 * @param key its key; of several nodes that start together one onboards it
 * @param client what it is onboarded with; its idempotency key is not used
 * @param tier its service level
 * @param apiKey its first API key in clear, 32 to 200 visible ASCII characters, as the host's programs know it; null: none, the
 *     admin issues one
 */
public record ConfiguredClient(
        ClientKey key,
        NewClient client,
        Tier tier,
        @Nullable String apiKey) {
    /** Checks that it is whole; the rest is checked when the engine is built. */
    public ConfiguredClient {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(tier, "tier");
    }

    /** A client of the tier {@link Tier#STARTER} without an API key. */
    public static ConfiguredClient of(String key, NewClient client) {
        return new ConfiguredClient(new ClientKey(key), client, Tier.STARTER, null);
    }

    /** A copy with another tier. */
    public ConfiguredClient tier(Tier chosen) {
        return new ConfiguredClient(key, client, chosen, apiKey);
    }

    /** A copy with an API key. */
    public ConfiguredClient apiKey(@Nullable String secret) {
        return new ConfiguredClient(key, client, tier, secret);
    }

    @Override
    public String toString() {
        return "ConfiguredClient[" + key + "]";
    }
}
