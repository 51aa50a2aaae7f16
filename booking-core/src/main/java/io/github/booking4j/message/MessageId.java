package io.github.booking4j.message;

import java.util.UUID;

/**
 * The id of a message; unique within its client.
 *
 * @param value a time-ordered UUID
 */
public record MessageId(UUID value) {
    /** Reads the text form. */
    public static MessageId parse(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
