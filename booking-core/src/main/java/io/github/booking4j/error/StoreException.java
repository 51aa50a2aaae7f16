package io.github.booking4j.error;

import org.jspecify.annotations.Nullable;

/** The database did not do what it was asked; the transaction is rolled back. */
public final class StoreException extends BookingException {
    private final boolean transientFailure;

    /**
     * Says what failed and whether to try again.
     *
     * @param message for people; no bound values, which may be personal data
     * @param transientFailure whether the same unit of work may succeed if tried again: deadlock, serialization failure, lost
     *     connection
     * @param cause the driver's exception, if there is one
     */
    public StoreException(String message, boolean transientFailure, @Nullable Throwable cause) {
        super(transientFailure ? "store_unavailable" : "store_failed", message, cause);
        this.transientFailure = transientFailure;
    }

    /** Whether the same unit of work may succeed if tried again. */
    public boolean transientFailure() {
        return transientFailure;
    }
}
