package io.github.booking4j.call;

import java.util.UUID;

/**
 * The id of a call; unique within its client, and what the provider is asked to carry with it.
 *
 * @param value a time-ordered UUID
 */
public record CallId(UUID value) {
    /** Reads the text form. */
    public static CallId parse(String text) {
        return new CallId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
