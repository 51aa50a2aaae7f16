package io.github.booking4j.spi.store;

import io.github.booking4j.client.ApiKey;
import io.github.booking4j.client.ClientKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** API keys. The hash of one in force is also in the {@link Directory}, where the caller puts it and takes it out. */
public interface ApiKeyRepository {
    /** Stores a new key. */
    void insert(ApiKey key);

    /** A key, in force or revoked. */
    Optional<ApiKey> find(ClientKey client, UUID id);

    /** The keys of a client: those in force, oldest first; then the revoked, the last one first; at most 200. */
    List<ApiKey> list(ClientKey client);

    /** Revokes a key at an instant; returns false, changing nothing, when there is none in force with this id. */
    boolean revoke(ClientKey client, UUID id, Instant at);

    /** Notes that a key was used at an instant, unless a use was noted less than {@code spacing} before it. */
    void used(ClientKey client, UUID id, Instant at, Duration spacing);
}
