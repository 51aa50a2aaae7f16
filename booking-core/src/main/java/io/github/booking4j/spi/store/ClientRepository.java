package io.github.booking4j.spi.store;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Clients. */
public interface ClientRepository {
    /** Stores a new client; {@link io.github.booking4j.error.ConflictException} when its key is taken. */
    void insert(Client client);

    /** Writes a changed client. */
    Client update(Client client);

    /** The client with a key. */
    Optional<Client> find(ClientKey key);

    /** Locks a client: what changes it is read, changed and written under this lock. */
    Optional<Client> lock(ClientKey key);

    /** Clients in the order of their keys, after one (null: from the first). */
    List<Client> list(@Nullable ClientKey after, int limit);
}
