package io.github.booking4j.lead;

import java.util.UUID;

/**
 * The id of a lead; unique within its client.
 *
 * @param value a time-ordered UUID
 */
public record LeadId(UUID value) {
    /** Reads the text form. */
    public static LeadId parse(String text) {
        return new LeadId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
