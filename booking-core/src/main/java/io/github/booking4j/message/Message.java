package io.github.booking4j.message;

import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One SMS or email.
 *
 * @param client whose message it is
 * @param id its id
 * @param channel how it travels
 * @param kind what it is for
 * @param lead whom it is to or from; null: the client itself
 * @param about the appointment it is about; null: none
 * @param address the E.164 number or the email address of the other side
 * @param content what it says; null: written when it is sent
 * @param dueAt when it goes out, or came in
 * @param status where it stands
 * @param delivery what the provider said
 * @param gate what the gate decided when it was to be sent; null: it is no marketing, or not decided yet
 * @param createdAt when it was planned
 * @param version raised by each change; an update of an older version is refused
 */
public record Message(
        ClientKey client,
        MessageId id,
        Channel channel,
        MessageKind kind,
        @Nullable LeadId lead,
        @Nullable About about,
        String address,
        @Nullable Content content,
        Instant dueAt,
        MessageStatus status,
        Delivery delivery,
        @Nullable GateDecision gate,
        Instant createdAt,
        int version) {

    /**
     * The appointment, as it stood, that a message is about.
     *
     * @param appointment its id
     * @param sequence how often it had been moved; a message about an earlier sequence is not sent
     * @param reminderMinutes how long before the start a reminder goes out; null: not a reminder
     */
    public record About(
            AppointmentId appointment,
            int sequence,
            @Nullable Integer reminderMinutes) {}

    /**
     * What a message says.
     *
     * @param subject of an email; null: SMS
     * @param text plain text
     * @param html of an email; null: text only
     * @param calendar the invitation that goes with an email, or takes it back: iCalendar text; null: none
     */
    public record Content(
            @Nullable String subject,
            String text,
            @Nullable String html,
            @Nullable String calendar) {
        /** Without an invitation. */
        public Content(@Nullable String subject, String text, @Nullable String html) {
            this(subject, text, html, null);
        }

        /** A copy with an invitation. */
        public Content withCalendar(String invitation) {
            return new Content(subject, text, html, invitation);
        }

        @Override
        public String toString() {
            return "Content[…]";
        }
    }

    /**
     * What the provider said.
     *
     * @param attempts how often it was asked
     * @param requestedAt when it was asked last
     * @param providerId its id for the message
     * @param sentAt when it took the message
     * @param error its last error, without personal data
     */
    public record Delivery(
            int attempts,
            @Nullable Instant requestedAt,
            @Nullable String providerId,
            @Nullable Instant sentAt,
            @Nullable String error) {
        /** Not asked yet. */
        public static final Delivery NONE = new Delivery(0, null, null, null, null);
    }

    /** A copy in another status with another delivery. */
    public Message moved(MessageStatus to, Delivery said) {
        return new Message(
                client, id, channel, kind, lead, about, address, content, dueAt, to, said, gate, createdAt, version);
    }

    /** A copy with its text. */
    public Message written(Content words) {
        return new Message(
                client, id, channel, kind, lead, about, address, words, dueAt, status, delivery, gate, createdAt,
                version);
    }

    /** A copy that keeps what the gate decided. */
    public Message decided(GateDecision decision) {
        return new Message(
                client, id, channel, kind, lead, about, address, content, dueAt, status, delivery, decision, createdAt,
                version);
    }

    @Override
    public String toString() {
        return "Message[" + id + ", " + channel + ", " + kind + ", " + status + "]";
    }
}
