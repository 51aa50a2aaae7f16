package io.github.booking4j.memory;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.spi.store.ClientRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryClients implements ClientRepository {
    private final Schema schema;

    InMemoryClients(Schema schema) {
        this.schema = schema;
    }

    @Override
    public void insert(Client client) {
        if (schema.clients.find(client.key()).isPresent()) {
            throw new ConflictException("client_exists", "The client key " + client.key() + " is taken");
        }
        schema.clients.insert(stored(client, client.version()));
    }

    @Override
    public Client update(Client client) {
        Integer version = schema.clients.find(client.key()).map(Client::version).orElse(null);
        Client stored = stored(client, Stored.nextVersion(version, client.version()));
        schema.clients.put(stored);
        return stored;
    }

    @Override
    public Optional<Client> find(ClientKey key) {
        return schema.clients.find(key);
    }

    @Override
    public Optional<Client> lock(ClientKey key) {
        return find(key);
    }

    @Override
    public List<Client> list(@Nullable ClientKey after, int limit) {
        return schema.clients.primary().after(Key.of(), after).stream()
                .limit(limit)
                .toList();
    }

    private static Client stored(Client client, int version) {
        return new Client(
                client.key(),
                client.profile(),
                client.status(),
                client.tier(),
                client.settings(),
                client.assistant(),
                Stored.micros(client.createdAt()),
                version);
    }
}
