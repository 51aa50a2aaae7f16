package io.github.booking4j.memory;

import io.github.booking4j.client.ApiKey;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.store.ApiKeyRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class InMemoryApiKeys implements ApiKeyRepository {
    private static final int MOST = 200;

    /** The index gives them by age already, and sorting keeps that order among equals. */
    private static final Comparator<ApiKey> IN_FORCE_FIRST =
            Comparator.comparing(ApiKey::revokedAt, Comparator.nullsFirst(Comparator.reverseOrder()));

    private final Schema schema;

    InMemoryApiKeys(Schema schema) {
        this.schema = schema;
    }

    @Override
    public void insert(ApiKey key) {
        schema.apiKeys.insert(stored(key, key.revokedAt(), key.lastUsedAt()));
    }

    @Override
    public Optional<ApiKey> find(ClientKey client, UUID id) {
        return schema.apiKeys.find(client, id);
    }

    @Override
    public List<ApiKey> list(ClientKey client) {
        return schema.apiKeysByAge.startingWith(client).stream()
                .sorted(IN_FORCE_FIRST)
                .limit(MOST)
                .toList();
    }

    @Override
    public boolean revoke(ClientKey client, UUID id, Instant at) {
        Optional<ApiKey> inForce = find(client, id).filter(key -> key.revokedAt() == null);
        inForce.ifPresent(key -> schema.apiKeys.put(stored(key, at, key.lastUsedAt())));
        return inForce.isPresent();
    }

    @Override
    public void used(ClientKey client, UUID id, Instant at, Duration spacing) {
        find(client, id)
                .filter(key -> isDue(key.lastUsedAt(), Stored.micros(at.minus(spacing))))
                .ifPresent(key -> schema.apiKeys.put(stored(key, key.revokedAt(), at)));
    }

    private static boolean isDue(@Nullable Instant last, Instant latest) {
        return last == null || !last.isAfter(latest);
    }

    private static ApiKey stored(ApiKey key, @Nullable Instant revokedAt, @Nullable Instant lastUsedAt) {
        return new ApiKey(
                key.id(),
                key.client(),
                key.name(),
                key.hash(),
                Stored.micros(key.createdAt()),
                Stored.microsOrNull(revokedAt),
                Stored.microsOrNull(lastUsedAt));
    }
}
