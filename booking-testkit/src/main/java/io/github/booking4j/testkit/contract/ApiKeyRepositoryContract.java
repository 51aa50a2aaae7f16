package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.ApiKey;
import io.github.booking4j.client.Client;
import io.github.booking4j.spi.store.ApiKeyRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link ApiKeyRepository} promises. */
public interface ApiKeyRepositoryContract extends StoreContract {
    @Test
    @Tag("store.keeps-values")
    @Tag("store.microseconds")
    default void keepsEverythingOfAnApiKeyAndItsInstantsToTheMicrosecond() {
        Client client = givenClient();
        ApiKey key = new ApiKey(
                UUID.randomUUID(),
                client.key(),
                "Zapier “live” 🦷",
                "hash",
                NOW.plusNanos(1_999),
                NOW.plusNanos(2_999),
                NOW.plusNanos(3_999));

        given(key);

        assertThat(found(key))
                .isEqualTo(new ApiKey(
                        key.id(),
                        client.key(),
                        "Zapier “live” 🦷",
                        "hash",
                        NOW.plusNanos(1_000),
                        NOW.plusNanos(2_000),
                        NOW.plusNanos(3_000)));
    }

    @Test
    @Tag("store.client-isolation")
    default void theApiKeyOfAnotherClientIsNotFoundNorRevoked() {
        ApiKey key = given(aKey(givenClient(), "key", NOW, null));
        Client other = givenClient();

        assertThat(find(unit -> unit.apiKeys().find(other.key(), key.id()))).isEmpty();
        assertThat(holds(unit -> unit.apiKeys().revoke(other.key(), key.id(), NOW)))
                .isFalse();
        assertThat(found(key)).isEqualTo(key);
    }

    @Test
    @Tag("store.lists")
    default void listsTheApiKeysInForceOldestFirstAndThenTheRevoked() {
        Client client = givenClient();
        ApiKey young = given(aKey(client, "young", NOW.plusSeconds(2), null));
        ApiKey old = given(aKey(client, "old", NOW.plusSeconds(1), null));
        ApiKey longRevoked = given(aKey(client, "long revoked", NOW, NOW.plusSeconds(5)));
        ApiKey justRevoked = given(aKey(client, "just revoked", NOW, NOW.plusSeconds(6)));
        given(aKey(givenClient(), "foreign", NOW, null));

        assertThat(list(unit -> unit.apiKeys().list(client.key())))
                .containsExactly(old, young, justRevoked, longRevoked);
    }

    @Test
    @Tag("store.lists")
    default void apiKeysInForceAreListedHoweverManyWereRevoked() {
        Client client = givenClient();
        change(unit -> {
            for (int i = 0; i < 201; i++) {
                unit.apiKeys().insert(aKey(client, "revoked " + i, NOW, NOW.plusSeconds(i)));
            }
        });
        ApiKey inForce = given(aKey(client, "in force", NOW.plusSeconds(300), null));

        List<ApiKey> listed = list(unit -> unit.apiKeys().list(client.key()));

        assertThat(listed).hasSize(200).startsWith(inForce);
        assertThat(listed.get(1).name()).isEqualTo("revoked 200");
    }

    @Test
    @Tag("store.api-key-revoked-once")
    default void anApiKeyIsRevokedOnce() {
        ApiKey key = given(aKey(givenClient(), "key", NOW, null));

        assertThat(holds(unit -> unit.apiKeys().revoke(key.client(), key.id(), NOW.plusSeconds(1))))
                .isTrue();
        assertThat(holds(unit -> unit.apiKeys().revoke(key.client(), key.id(), NOW.plusSeconds(2))))
                .isFalse();
        assertThat(found(key).revokedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    @Tag("store.api-key-use-spaced")
    default void theUseOfAnApiKeyIsNotedOnlyWhenTheLastNoteIsOldEnough() {
        ApiKey key = given(aKey(givenClient(), "key", NOW, null));
        ApiKey other = given(aKey(givenClient(), "other", NOW, null));

        use(key, NOW);
        use(key, NOW.plusSeconds(59));
        assertThat(found(key).lastUsedAt()).isEqualTo(NOW);

        use(key, NOW.plusSeconds(60));
        assertThat(found(key).lastUsedAt()).isEqualTo(NOW.plusSeconds(60));
        use(key, NOW.plusSeconds(30)); // by a node whose clock is behind
        assertThat(found(key).lastUsedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(found(other).lastUsedAt()).isNull();
    }

    private void use(ApiKey key, Instant at) {
        change(unit -> unit.apiKeys().used(key.client(), key.id(), at, Duration.ofMinutes(1)));
    }

    private ApiKey found(ApiKey key) {
        return find(unit -> unit.apiKeys().find(key.client(), key.id())).orElseThrow();
    }

    private ApiKey given(ApiKey key) {
        change(unit -> unit.apiKeys().insert(key));
        return key;
    }

    private static ApiKey aKey(Client client, String name, Instant createdAt, @Nullable Instant revokedAt) {
        return new ApiKey(UUID.randomUUID(), client.key(), name, "hash of " + name, createdAt, revokedAt, null);
    }
}
