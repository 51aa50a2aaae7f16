package io.github.booking4j.client;

import org.jspecify.annotations.Nullable;

/**
 * The voice assistant that speaks for a client.
 *
 * @param status how far it is
 * @param id the provider's id; present once ready
 */
public record Assistant(Status status, @Nullable String id) {
    /** No assistant: the engine has no voice gateway. */
    public static final Assistant NONE = new Assistant(Status.NONE, null);

    /** An assistant that a later retry completes. */
    public static final Assistant PENDING = new Assistant(Status.PENDING, null);

    /** How far the assistant is. */
    public enum Status {
        /** It can speak. */
        READY,
        /** Cloning it failed or has not happened yet; it is retried. */
        PENDING,
        /** None was wanted yet: the engine had no voice gateway. Its first call asks for one. */
        NONE
    }

    /** A ready assistant. */
    public static Assistant ready(String id) {
        return new Assistant(Status.READY, id);
    }
}
