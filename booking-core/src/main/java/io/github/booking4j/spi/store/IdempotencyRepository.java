package io.github.booking4j.spi.store;

import java.time.Instant;
import java.util.Optional;

/** Idempotency keys: which request made what. */
public interface IdempotencyRepository {
    /**
     * Claims a key for a request; waits for a concurrent transaction that claims the same.
     *
     * @return the earlier claim when there is one; empty: it is ours, and commits with the change
     */
    Optional<Claim> claim(Claim claim);

    /** The claim of a key. */
    Optional<Claim> find(String scope, String key);

    /** Removes claims older than an instant, at most {@code limit}; returns how many. */
    int removeBefore(Instant instant, int limit);

    /**
     * A claimed key.
     *
     * @param scope the client key, or {@code -} for the engine itself
     * @param key as the caller gave it, at most 200 characters
     * @param operation what was asked for, such as {@code book}
     * @param fingerprint hash of the request: the same key with another one is an error
     * @param subject the id of what was made
     * @param at when
     */
    record Claim(String scope, String key, String operation, String fingerprint, String subject, Instant at) {}
}
