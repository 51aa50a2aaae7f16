package io.github.booking4j.client.internal;

import io.github.booking4j.client.ApiKey;
import io.github.booking4j.client.Assistant;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.ClientStatus;
import io.github.booking4j.client.Clients;
import io.github.booking4j.client.ConfiguredClient;
import io.github.booking4j.client.IssuedApiKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.Onboarded;
import io.github.booking4j.client.SettingsPatch;
import io.github.booking4j.client.Tier;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.id.Secrets;
import io.github.booking4j.internal.id.Slugs;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.IdempotencyRepository.Claim;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Onboards, configures and recognises clients. */
public final class ClientService implements Clients {
    private static final Logger LOG = LoggerFactory.getLogger(ClientService.class);
    private static final int MAX_SLUG = 30;

    private final BookingStore store;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Secrets secrets;
    private final boolean voice;
    private final List<ClientListener> listeners;
    private final ApiKeys apiKeys;
    private final ClientChanges changes;
    private final ClientCheck check = new ClientCheck();

    /**
     * @param voice whether clients get a voice assistant
     * @param listeners told inside the transaction, in order
     */
    public ClientService(
            BookingStore store,
            InstantSource clock,
            Supplier<UUID> ids,
            Secrets secrets,
            boolean voice,
            List<ClientListener> listeners) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.secrets = secrets;
        this.apiKeys = new ApiKeys(store, clock, ids, secrets);
        this.voice = voice;
        this.listeners = List.copyOf(listeners);
        this.changes = new ClientChanges(store, clock, this.listeners);
    }

    @Override
    public Onboarded onboard(NewClient request) {
        Client.Profile profile = check.profile(request);
        ClientKey key = new ClientKey(Slugs.of(profile.name(), MAX_SLUG, "client") + "-" + secrets.letters(6));
        String secret = apiKeys.newSecret();
        return store.inTransaction(unit -> {
            Optional<Client> earlier = earlier(unit, request, key);
            return earlier.isPresent()
                    ? new Onboarded(earlier.get(), null)
                    : new Onboarded(
                            insert(unit, new ConfiguredClient(key, request, Tier.STARTER, secret), profile), secret);
        });
    }

    /** Onboards a client unless there is one with its key, by this node or by another that starts at the same time. */
    public void onboardOnce(ConfiguredClient configured) {
        if (find(configured.key()).isPresent()) {
            return;
        }
        Client.Profile profile = check.profile(configured.client());
        try {
            Client client = store.inTransaction(unit -> insert(unit, configured, profile));
            LOG.info("Client {} was onboarded from the configuration", client.key());
        } catch (ConflictException e) {
            if (!e.code().equals("client_exists")) {
                throw e;
            }
            LOG.debug("Another node onboarded client {}", configured.key());
        }
    }

    private Optional<Client> earlier(UnitOfWork unit, NewClient request, ClientKey key) {
        if (request.idempotencyKey() == null) {
            return Optional.empty();
        }
        String fingerprint = fingerprint(request);
        Claim claim = new Claim("-", request.idempotencyKey(), "onboard", fingerprint, key.value(), clock.instant());
        return unit.idempotency().claim(claim).map(found -> {
            if (!found.fingerprint().equals(fingerprint) || !found.operation().equals("onboard")) {
                throw new ConflictException(
                        "idempotency_key_reused", "This idempotency key was used for another request");
            }
            return unit.clients().find(new ClientKey(found.subject())).orElseThrow();
        });
    }

    private static String fingerprint(NewClient request) {
        ClientSettings settings = request.settings();
        return Secrets.sha256(String.join(
                "\n",
                request.businessName(),
                request.email(),
                request.phone(),
                request.timeZone(),
                request.industry(),
                "" + request.region(),
                request.services().toString(),
                settings == null ? "" : settings.toJson()));
    }

    private Client insert(UnitOfWork unit, ConfiguredClient configured, Client.Profile profile) {
        Instant now = clock.instant();
        NewClient request = configured.client();
        ClientKey key = configured.key();
        ClientSettings settings =
                request.settings() == null ? ClientSettings.defaults() : ClientChanges.checked(request.settings());
        Client client = new Client(
                key,
                profile,
                ClientStatus.ACTIVE,
                configured.tier(),
                settings,
                voice ? Assistant.PENDING : Assistant.NONE,
                now,
                0);
        unit.clients().insert(client);
        if (configured.apiKey() != null) {
            apiKeys.insert(unit, key, ids.get(), "first", configured.apiKey());
        }
        listeners.forEach(listener -> listener.onboarded(unit, client, request));
        unit.events()
                .append(
                        key,
                        List.of(new EventLog.Draft(
                                EventType.CLIENT_ONBOARDED, now, Json.object("name", profile.name()))));
        return client;
    }

    @Override
    public Optional<Client> find(ClientKey key) {
        return store.inTransaction(unit -> unit.clients().find(key));
    }

    @Override
    public Client get(ClientKey key) {
        return find(key).orElseThrow(() -> new NotFoundException("client", "client_not_found"));
    }

    @Override
    public List<Client> list(@Nullable ClientKey after, int limit) {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit must be 1 to 200: " + limit);
        }
        return store.inTransaction(unit -> unit.clients().list(after, limit));
    }

    @Override
    public Client configure(ClientKey key, ClientSettings settings) {
        return changes.configure(key, whatever -> settings);
    }

    @Override
    public Client configure(ClientKey key, UnaryOperator<ClientSettings> change) {
        return changes.configure(key, change);
    }

    @Override
    public Client configure(ClientKey key, SettingsPatch patch) {
        return changes.configure(key, patch);
    }

    @Override
    public Client deactivate(ClientKey key) {
        return changes.setStatus(key, ClientStatus.INACTIVE);
    }

    @Override
    public Client activate(ClientKey key) {
        return changes.setStatus(key, ClientStatus.ACTIVE);
    }

    @Override
    public Client setTier(ClientKey key, Tier tier) {
        return changes.setTier(key, tier);
    }

    @Override
    public IssuedApiKey issueApiKey(ClientKey client, String name, @Nullable String idempotencyKey) {
        return apiKeys.issue(client, name, idempotencyKey);
    }

    @Override
    public List<ApiKey> listApiKeys(ClientKey client) {
        return apiKeys.list(client);
    }

    @Override
    public ApiKey revokeApiKey(ClientKey client, UUID id) {
        return apiKeys.revoke(client, id);
    }

    @Override
    public Optional<ClientKey> authenticate(String apiKey) {
        return apiKeys.authenticate(apiKey);
    }
}
