package io.github.booking4j.client;

import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
     * Replaces the settings of a client, whatever they are. To change some of them and keep what others change, hand over the
     * change: {@link #configure(ClientKey, UnaryOperator)}.
     *
     * @throws NotFoundException when there is no such client
     * @throws InvalidException naming every setting that is wrong
     */
    Client configure(ClientKey key, ClientSettings settings);

    /**
     * Changes the settings of a client. Of two changes at one time none is lost: the second is made to what the first left.
     *
     * @param change from the settings that there are to those wanted; it may be asked more than once and must not call the
     *     engine
     * @throws NotFoundException when there is no such client
     * @throws InvalidException naming every setting that is wrong; then nothing is changed
     */
    Client configure(ClientKey key, UnaryOperator<ClientSettings> change);

    /**
     * Changes the settings of a client by a JSON merge-patch. Patches at one time are applied one after the other.
     *
     * @throws NotFoundException when there is no such client
     * @throws InvalidException naming every setting that is wrong or not known; then nothing is changed
     * @throws ConflictException when the patch was made for another version
     */
    Client configure(ClientKey key, SettingsPatch patch);

    /**
     * Stops a client's calls and follow-ups: nothing further is dialled from the commit on, calls under way end by
     * themselves. Reminders of standing appointments still go out. Its queue is kept, and API keys stay good. Twice is fine.
     *
     * @throws NotFoundException when there is no such client
     */
    Client deactivate(ClientKey key);

    /**
     * Has a client served again: its queued calls go on at once, in their hours. Twice is fine.
     *
     * @throws NotFoundException when there is no such client
     */
    Client activate(ClientKey key);

    /**
     * Puts a client on a tier; its limits hold from the next request on.
     *
     * @throws NotFoundException when there is no such client
     */
    Client setTier(ClientKey key, Tier tier);

    /**
     * Issues a further API key; at most 50 are in force. To rotate a key without downtime issue one, have the programs use
     * it, then revoke the old one.
     *
     * @param name what it is for, 1 to 100 characters
     * @param idempotencyKey the same key issues once, and the secret is not told again; null: none
     * @throws InvalidException when the name is not right
     * @throws NotFoundException when there is no such client
     * @throws ConflictException when too many are in force, or the idempotency key was used for another request
     */
    IssuedApiKey issueApiKey(ClientKey client, String name, @Nullable String idempotencyKey);

    /** The API keys of a client: those in force, oldest first; then the revoked, the last one first; at most 200. */
    List<ApiKey> listApiKeys(ClientKey client);

    /**
     * Revokes an API key: every node refuses it from now on. Revoking twice is fine.
     *
     * @return the revoked key
     * @throws NotFoundException when the client has no such key
     */
    ApiKey revokeApiKey(ClientKey client, UUID id);

    /** The client whose API key in force this is; empty for an unknown or revoked one. Notes when the key was used. */
    Optional<ClientKey> authenticate(String apiKey);
}
