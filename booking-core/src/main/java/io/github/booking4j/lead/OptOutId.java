package io.github.booking4j.lead;

import java.util.UUID;

/**
 * The id of an opt-out; unique within its client.
 *
 * @param value a UUID
 */
public record OptOutId(UUID value) {
    /** Reads the text form. */
    public static OptOutId parse(String text) {
        return new OptOutId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
