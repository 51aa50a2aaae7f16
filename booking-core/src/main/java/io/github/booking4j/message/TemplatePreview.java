package io.github.booking4j.message;

import org.jspecify.annotations.Nullable;

/**
 * How a template reads with values in place of its variables.
 *
 * @param content as it would be sent
 * @param sms what it costs as a text message; null: email
 */
public record TemplatePreview(
        Message.Content content, @Nullable SmsSize sms) {
    /**
     * The size of a text message (3GPP TS 23.038).
     *
     * @param unicode whether it holds a character outside the GSM alphabet, which more than halves the room of a segment
     * @param units septets, or UTF-16 units
     * @param segments what is paid for
     */
    public record SmsSize(boolean unicode, int units, int segments) {}
}
