package io.github.booking4j.lead;

import org.jspecify.annotations.Nullable;

/**
 * An email with an enquiry in it.
 *
 * @param from who wrote, as in the header: {@code Ana Example <ana@example.com>}; null: unknown
 * @param subject its subject; null: none
 * @param text its words; null: only {@code html} has them
 * @param html the same as HTML; null: there is none
 */
public record ReceivedEmail(
        @Nullable String from,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html) {
    @Override
    public String toString() {
        return "ReceivedEmail[…]";
    }
}
