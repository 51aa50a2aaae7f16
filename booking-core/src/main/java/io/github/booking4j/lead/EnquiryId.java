package io.github.booking4j.lead;

import java.util.UUID;

/**
 * The id of an enquiry; unique within its client.
 *
 * @param value a time-ordered UUID
 */
public record EnquiryId(UUID value) {
    /** Reads the text form. */
    public static EnquiryId parse(String text) {
        return new EnquiryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
