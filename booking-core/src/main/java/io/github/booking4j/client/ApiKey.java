package io.github.booking4j.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key of a client; the secret itself is never stored, only its SHA-256.
 *
 * @param id its id
 * @param client whose key it is
 * @param name what it is for
 * @param hash lower-case hex SHA-256 of the secret
 * @param createdAt when it was made
 * @param revokedAt since when it is refused
 * @param lastUsedAt when it was last shown, to the minute or so: it is noted at most once a minute; null: never
 */
public record ApiKey(
        UUID id,
        ClientKey client,
        String name,
        String hash,
        Instant createdAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {
    @Override
    public String toString() {
        return "ApiKey[" + id + "]";
    }
}
