package io.github.booking4j.client.internal;

import io.github.booking4j.client.ApiKey;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.IssuedApiKey;
import io.github.booking4j.contact.FreeText;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.error.StoreException;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.id.Secrets;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.IdempotencyRepository.Claim;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Issues, recognises and revokes API keys. A key is looked up in the store each time it is shown, so a revoked one is refused
 * by every node from the commit on.
 */
final class ApiKeys {
    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);

    /** Enough to rotate the key of each program by itself; few enough that a client's keys are one page. */
    private static final int MOST_IN_FORCE = 50;

    private static final int MAX_NAME = 100;
    private static final String OPERATION = "api-key";
    private static final Duration USE_SPACING = Duration.ofMinutes(1);

    private final BookingStore store;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Secrets secrets;
    private final NotedUses noted = new NotedUses(USE_SPACING);

    ApiKeys(BookingStore store, InstantSource clock, Supplier<UUID> ids, Secrets secrets) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.secrets = secrets;
    }

    String newSecret() {
        return secrets.apiKey();
    }

    IssuedApiKey issue(ClientKey client, String name, @Nullable String idempotencyKey) {
        String cleaned = FreeText.clean("/name", name, MAX_NAME);
        if (cleaned == null) {
            throw new InvalidException(new FieldProblem("/name", "required", "must not be blank"));
        }
        String secret = secrets.apiKey();
        UUID id = ids.get();
        return store.inTransaction(unit -> {
            // Under the client's lock the keys are counted, and so is a request that comes twice at the same time.
            if (unit.clients().lock(client).isEmpty()) {
                throw new NotFoundException("client", "client_not_found");
            }
            Optional<ApiKey> earlier = earlier(unit, client, id, cleaned, idempotencyKey);
            return earlier.map(key -> new IssuedApiKey(key, null))
                    .orElseGet(() -> new IssuedApiKey(add(unit, client, id, cleaned, secret), secret));
        });
    }

    private Optional<ApiKey> earlier(
            UnitOfWork unit, ClientKey client, UUID id, String name, @Nullable String idempotencyKey) {
        if (idempotencyKey == null) {
            return Optional.empty();
        }
        String fingerprint = Secrets.sha256(name);
        Claim claim = new Claim(client.value(), idempotencyKey, OPERATION, fingerprint, id.toString(), clock.instant());
        return unit.idempotency().claim(claim).map(found -> {
            if (!found.operation().equals(OPERATION) || !found.fingerprint().equals(fingerprint)) {
                throw new ConflictException(
                        "idempotency_key_reused", "This idempotency key was used for another request");
            }
            return unit.apiKeys().find(client, UUID.fromString(found.subject())).orElseThrow();
        });
    }

    private ApiKey add(UnitOfWork unit, ClientKey client, UUID id, String name, String secret) {
        long inForce = unit.apiKeys().list(client).stream()
                .filter(key -> key.revokedAt() == null)
                .count();
        if (inForce >= MOST_IN_FORCE) {
            throw new ConflictException(
                    "too_many_api_keys", "At most " + MOST_IN_FORCE + " API keys are in force; revoke one first");
        }
        ApiKey key = insert(unit, client, id, name, secret);
        announce(unit, key, "issued");
        return key;
    }

    /** Stores a key, without a word about it. */
    ApiKey insert(UnitOfWork unit, ClientKey client, UUID id, String name, String secret) {
        String hash = Secrets.sha256(secret);
        ApiKey key = new ApiKey(id, client, name, hash, clock.instant(), null, null);
        unit.apiKeys().insert(key);
        // Only a key that a host chose itself can be somebody's already.
        if (unit.directory().find(Directory.Kind.API_KEY, hash).isPresent()) {
            throw new ConflictException("api_key_taken", "The API key of client " + client + " is another's already");
        }
        unit.directory().put(new Directory.Entry(Directory.Kind.API_KEY, hash, client, id.toString()));
        return key;
    }

    List<ApiKey> list(ClientKey client) {
        return store.inTransaction(unit -> unit.apiKeys().list(client));
    }

    ApiKey revoke(ClientKey client, UUID id) {
        return store.inTransaction(unit -> {
            boolean revoked = unit.apiKeys().revoke(client, id, clock.instant());
            ApiKey key = unit.apiKeys()
                    .find(client, id)
                    .orElseThrow(() -> new NotFoundException("API key", "api_key_not_found"));
            if (revoked) {
                unit.directory().remove(Directory.Kind.API_KEY, key.hash(), client);
                announce(unit, key, "revoked");
            }
            return key;
        });
    }

    private void announce(UnitOfWork unit, ApiKey key, String change) {
        String data = Json.object("apiKey", change, "apiKeyId", key.id());
        unit.events()
                .append(key.client(), List.of(new EventLog.Draft(EventType.CLIENT_UPDATED, clock.instant(), data)));
    }

    Optional<ClientKey> authenticate(String apiKey) {
        // The hash is looked up, not compared: an attacker learns nothing of a 256-bit key from the time an index
        // takes.
        String hash = Secrets.sha256(apiKey);
        Optional<Directory.Entry> entry =
                store.inTransaction(unit -> unit.directory().find(Directory.Kind.API_KEY, hash));
        entry.ifPresent(this::noteUse);
        return entry.map(Directory.Entry::client);
    }

    private void noteUse(Directory.Entry entry) {
        UUID id = UUID.fromString(entry.subject());
        Instant now = clock.instant();
        if (!noted.isDue(id, now)) {
            return;
        }
        try {
            store.inTransaction(unit -> {
                unit.apiKeys().used(entry.client(), id, now, USE_SPACING);
                return id;
            });
        } catch (StoreException e) {
            // The key is right, and whoever shows it shall not suffer for a figure.
            LOG.warn("The use of API key {} was not noted: {}", id, e.code());
        }
    }
}
