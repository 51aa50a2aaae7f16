package io.github.booking4j.lead.internal;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.IdempotencyRepository.Claim;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries a request out once for its idempotency key, whose claim commits with the change.
 *
 * @param key null: each time
 * @param operation what is asked for
 * @param fingerprint hash of the request
 */
public record OncePerKey(@Nullable String key, String operation, String fingerprint) {
    /** For a request without a key. */
    static OncePerKey always() {
        return new OncePerKey(null, "", "");
    }

    /**
     * Runs work in one transaction, or answers what it made before.
     *
     * @param subject names what was made
     * @param again finds it by that name
     * @throws ConflictException with {@code idempotency_key_reused} when the key belongs to another request
     */
    public <T> T run(
            BookingStore store,
            ClientKey client,
            InstantSource clock,
            Function<UnitOfWork, T> work,
            Function<T, String> subject,
            Again<T> again) {
        try {
            return store.inTransaction(unit -> attempt(unit, client, clock, work, subject, again));
        } catch (OutrunException e) {
            // The same request was faster: what this one did is rolled back, and the other's answer is there.
            return store.inTransaction(unit -> attempt(unit, client, clock, work, subject, again));
        }
    }

    private <T> T attempt(
            UnitOfWork unit,
            ClientKey client,
            InstantSource clock,
            Function<UnitOfWork, T> work,
            Function<T, String> subject,
            Again<T> again) {
        if (key == null) {
            return work.apply(unit);
        }
        Optional<Claim> earlier = unit.idempotency().find(client.value(), key);
        if (earlier.isPresent()) {
            requireSame(earlier.get());
            return again.apply(unit, client, earlier.get().subject());
        }
        T made = work.apply(unit);
        Claim claim = new Claim(client.value(), key, operation, fingerprint, subject.apply(made), clock.instant());
        if (unit.idempotency().claim(claim).isPresent()) {
            throw new OutrunException();
        }
        return made;
    }

    private void requireSame(Claim claim) {
        if (!claim.operation().equals(operation) || !claim.fingerprint().equals(fingerprint)) {
            throw new ConflictException("idempotency_key_reused", "This idempotency key was used for another request");
        }
    }

    /** Finds what a request made before. */
    @FunctionalInterface
    public interface Again<T> {
        /** Finds it by its name. */
        T apply(UnitOfWork unit, ClientKey client, String subject);
    }

    private static final class OutrunException extends RuntimeException {
        OutrunException() {
            super("the same request was faster", null, false, false);
        }
    }
}
