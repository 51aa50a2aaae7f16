package io.github.booking4j.spi.gateway;

import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.error.GatewayException;
import org.jspecify.annotations.Nullable;

/**
 * Sends email. Thread-safe; {@link #send} blocks within the time-outs of the adapter and is never called inside a
 * transaction. Errors are {@link GatewayException}s. A message whose fate is unknown is sent again with the same
 * Message-ID, so that a mailbox shows one.
 */
public interface EmailGateway extends AutoCloseable {
    /** Sends an email, once. */
    void send(EmailRequest email);

    /** Whether the server is believed to work: {@code closed} (yes), {@code open} (no), {@code half_open} (being tried). */
    String circuit();

    /** Releases connections and threads. */
    @Override
    void close();

    /**
     * An email to be sent.
     *
     * @param messageId stable, without angle brackets: {@code id@host}
     * @param fromName the name shown as sender: the business
     * @param to to whom
     * @param subject one line
     * @param text plain text
     * @param html the same as HTML; null: text only
     * @param calendar an iCalendar object (RFC 5545) with its METHOD, which mail programs offer to put into a calendar, or to take out
     *     of it again (RFC 6047); null: none
     * @param replyTo where an answer goes; null: to the sender
     */
    record EmailRequest(
            String messageId,
            String fromName,
            EmailAddress to,
            String subject,
            String text,
            @Nullable String html,
            @Nullable String calendar,
            @Nullable EmailAddress replyTo) {
        /** Without a calendar, answered to its sender. */
        public EmailRequest(
                String messageId,
                String fromName,
                EmailAddress to,
                String subject,
                String text,
                @Nullable String html) {
            this(messageId, fromName, to, subject, text, html, null, null);
        }

        @Override
        public String toString() {
            return "EmailRequest[" + messageId + "]";
        }
    }
}
