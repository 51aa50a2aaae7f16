package io.github.booking4j.client.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.ClientStatus;
import io.github.booking4j.client.SettingsPatch;
import io.github.booking4j.client.Tier;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Changes clients: each change is read, made and written under the client's lock, so that of two at one time none is lost. */
final class ClientChanges {
    private final BookingStore store;
    private final InstantSource clock;
    private final List<ClientListener> listeners;

    ClientChanges(BookingStore store, InstantSource clock, List<ClientListener> listeners) {
        this.store = store;
        this.clock = clock;
        this.listeners = listeners;
    }

    Client configure(ClientKey key, UnaryOperator<ClientSettings> change) {
        return change(key, client -> client.withSettings(checked(change.apply(client.settings()))));
    }

    Client configure(ClientKey key, SettingsPatch patch) {
        return change(key, client -> {
            Integer expected = patch.version();
            if (expected != null && expected != client.version()) {
                throw new ConflictException(
                        "version_conflict", "The client has version " + client.version() + " by now; read it again");
            }
            return client.withSettings(client.settings().merge(patch.json()));
        });
    }

    /** Settings that were made in Java obey the rules of those that come as JSON. */
    static ClientSettings checked(ClientSettings settings) {
        return ClientSettings.fromJson(settings.toJson());
    }

    Client setStatus(ClientKey key, ClientStatus status) {
        return change(key, client -> client.withStatus(status));
    }

    Client setTier(ClientKey key, Tier tier) {
        return change(key, client -> client.withTier(tier));
    }

    private Client change(ClientKey key, UnaryOperator<Client> change) {
        return store.inTransaction(unit -> {
            Client client =
                    unit.clients().lock(key).orElseThrow(() -> new NotFoundException("client", "client_not_found"));
            Client wanted = change.apply(client);
            return wanted.equals(client) ? client : store(unit, client, wanted);
        });
    }

    private Client store(UnitOfWork unit, Client before, Client wanted) {
        Client stored = unit.clients().update(wanted);
        boolean deactivated = before.status() != stored.status() && stored.status() == ClientStatus.INACTIVE;
        String data = Json.object(
                "version", stored.version(),
                "status", word(stored.status()),
                "tier", word(stored.tier()));
        EventType type = deactivated ? EventType.CLIENT_DEACTIVATED : EventType.CLIENT_UPDATED;
        unit.events().append(stored.key(), List.of(new EventLog.Draft(type, clock.instant(), data)));
        listeners.forEach(listener -> listener.changed(unit, before, stored));
        return stored;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
