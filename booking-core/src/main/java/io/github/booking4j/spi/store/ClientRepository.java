package io.github.booking4j.spi.store;

import io.github.booking4j.client.ApiKey;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Clients and their API keys. */
public interface ClientRepository {
    /** Stores a new client; {@link io.github.booking4j.error.ConflictException} when its key is taken. */
    void insert(Client client);

    /** Writes a changed client. */
    Client update(Client client);

    /** The client with a key. */
    Optional<Client> find(ClientKey key);

    /** Clients in the order of their keys, after one (null: from the first). */
    List<Client> list(@Nullable ClientKey after, int limit);

    /** Stores a new API key. Its hash is also put in the {@link Directory} by the caller. */
    void insertKey(ApiKey key);

    /** The API keys of a client, oldest first, at most 200. */
    List<ApiKey> listKeys(ClientKey client);
}
