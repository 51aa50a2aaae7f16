package io.github.booking4j.message;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What messages of one kind say on one channel. Variables are written {@code {{lead.firstName}}}; {@code {{#lead.firstName}}…
 * {{/lead.firstName}}} is left out when the variable is empty, {@code {{^lead.firstName}}…{{/lead.firstName}}} when it is not.
 *
 * @param kind what the messages are for
 * @param channel how they travel
 * @param subject of an email, one line; null: SMS
 * @param text plain text; an SMS longer than four segments is shortened when it is sent
 * @param html of an email, values are escaped; null: made of the text, with its addresses as links
 */
public record Template(
        MessageKind kind,
        Channel channel,
        @Nullable String subject,
        String text,
        @Nullable String html) {
    /** Requires kind, channel and text. */
    public Template {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(text, "text");
    }

    /** A template of text messages. */
    public static Template sms(MessageKind kind, String text) {
        return new Template(kind, Channel.SMS, null, text, null);
    }

    /** A template of emails whose HTML is made of the text. */
    public static Template email(MessageKind kind, String subject, String text) {
        return new Template(kind, Channel.EMAIL, subject, text, null);
    }

    /** A copy with HTML of its own. */
    public Template withHtml(@Nullable String changed) {
        return new Template(kind, channel, subject, text, changed);
    }
}
