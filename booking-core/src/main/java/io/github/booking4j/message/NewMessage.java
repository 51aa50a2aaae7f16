package io.github.booking4j.message;

import io.github.booking4j.lead.LeadId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message in a client's own words to one of its leads.
 *
 * @param lead to whom
 * @param kind {@link MessageKind#NOTICE}, which goes out at once, or {@link MessageKind#OFFER}, which is marketing: it passes the gate and
 *     waits for the lead's marketing hours
 * @param channel how it travels
 * @param subject of an email; null: SMS
 * @param text what it says, with the variables {@code lead.firstName}, {@code lead.name}, {@code business.name}, {@code business.phone}
 * @param idempotencyKey 1 to 200 characters: the same key sends one message; null: none
 */
public record NewMessage(
        LeadId lead,
        MessageKind kind,
        Channel channel,
        @Nullable String subject,
        String text,
        @Nullable String idempotencyKey) {
    /** Requires lead, kind, channel and text. */
    public NewMessage {
        Objects.requireNonNull(lead, "lead");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(text, "text");
    }

    /** A text message about what the lead has asked for or booked. */
    public static NewMessage sms(LeadId lead, String text) {
        return new NewMessage(lead, MessageKind.NOTICE, Channel.SMS, null, text, null);
    }

    /** An email about what the lead has asked for or booked. */
    public static NewMessage email(LeadId lead, String subject, String text) {
        return new NewMessage(lead, MessageKind.NOTICE, Channel.EMAIL, subject, text, null);
    }

    /** A copy that is marketing. */
    public NewMessage asOffer() {
        return new NewMessage(lead, MessageKind.OFFER, channel, subject, text, idempotencyKey);
    }

    /** A copy with an idempotency key. */
    public NewMessage idempotencyKey(@Nullable String key) {
        return new NewMessage(lead, kind, channel, subject, text, key);
    }

    @Override
    public String toString() {
        return "NewMessage[" + lead + ", " + kind + ", " + channel + "]";
    }
}
