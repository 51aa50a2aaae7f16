package io.github.booking4j.client;

import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link Clients#issueApiKey}.
 *
 * @param key the new key
 * @param secret the key in clear, shown this once; null when the same idempotency key issued it before
 */
public record IssuedApiKey(ApiKey key, @Nullable String secret) {
    @Override
    public String toString() {
        return "IssuedApiKey[" + key.id() + "]";
    }
}
