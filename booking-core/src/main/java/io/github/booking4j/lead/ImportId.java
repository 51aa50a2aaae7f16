package io.github.booking4j.lead;

import java.util.UUID;

/**
 * The id of an import; unique within its client.
 *
 * @param value a time-ordered UUID
 */
public record ImportId(UUID value) {
    /** Reads the text form. */
    public static ImportId parse(String text) {
        return new ImportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
