package io.github.booking4j.client;

import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Onboards, configures and recognises clients. Thread-safe. */
public interface Clients {
    /**
     * Onboards a client so that it is usable at once: settings, services, a resource, an API key, a welcome email. Its
     * voice assistant is cloned afterwards by a job; until then {@link Assistant.Status#PENDING}.
     *
     * @throws InvalidException naming every field that is wrong
     */
    Onboarded onboard(NewClient client);

    /** The client with this key. */
    Optional<Client> find(ClientKey key);

    /**
     * The client with this key.
     *
     * @throws NotFoundException when there is none
     */
    Client get(ClientKey key);

    /** Clients in the order of their keys, after {@code after} (null: from the first), at most {@code limit} (1 to 200). */
    List<Client> list(@Nullable ClientKey after, int limit);

    /**
     * Replaces the settings of a client.
     *
     * @throws NotFoundException when there is no such client
     * @throws ConflictException when it was changed at the same time
     */
    Client configure(ClientKey key, ClientSettings settings);

    /** The client whose valid API key this is; empty for an unknown or revoked one. */
    Optional<ClientKey> authenticate(String apiKey);
}
