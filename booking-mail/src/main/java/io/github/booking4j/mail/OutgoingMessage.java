package io.github.booking4j.mail;

import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.spi.gateway.EmailGateway.EmailRequest;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** An email as it goes over the wire. Knows whether the server may have it. Not thread-safe. */
final class OutgoingMessage extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern MESSAGE_ID = Pattern.compile("[!-~&&[^<>@]]{1,200}@[!-~&&[^<>@]]{1,200}");
    private static final Pattern LINE_BREAKS_AND_CONTROLS = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]+");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String messageId;
    private final InternetAddress recipient;
    private boolean handedOver;

    /**
     * Writes an email.
     *
     * @param from the sender's address; its name comes with the email
     * @throws IllegalArgumentException if the Message-ID is none
     */
    OutgoingMessage(Session session, EmailRequest email, EmailAddress from, Instant now) throws MessagingException {
        super(session);
        if (!MESSAGE_ID.matcher(email.messageId()).matches()) {
            throw new IllegalArgumentException("messageId must be of the form id@host");
        }
        messageId = "<" + email.messageId() + ">";
        recipient = address(email.to(), "");
        setFrom(address(from, oneLine(email.fromName())));
        setRecipient(Message.RecipientType.TO, recipient);
        setSubject(oneLine(email.subject()), UTF_8);
        setHeader("Date", DATE.format(now));
        // Keeps out-of-office replies from being taken for answers (RFC 3834).
        setHeader("Auto-Submitted", "auto-generated");
        if (email.html() == null) {
            setText(email.text(), UTF_8);
        } else {
            setContent(alternatives(email.text(), email.html()));
        }
        saveChanges();
    }

    InternetAddress recipient() {
        return recipient;
    }

    /** Whether the server agreed to take the content: from then on only its answer tells whether it has the message. */
    boolean isHandedOver() {
        return handedOver;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoreList) throws IOException, MessagingException {
        handedOver = true;
        super.writeTo(out, ignoreList);
    }

    /** Sets ours. The inherited one makes up a new one for each attempt. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static MimeMultipart alternatives(String text, String html) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, UTF_8);
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, UTF_8, "html");
        // The last alternative is the best one (RFC 2046).
        return new MimeMultipart("alternative", plain, rich);
    }

    private static InternetAddress address(EmailAddress email, String name) {
        InternetAddress address = new InternetAddress();
        address.setAddress(email.value());
        if (!name.isEmpty()) {
            try {
                address.setPersonal(name, UTF_8);
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException("every Java platform has UTF-8", e);
            }
        }
        return address;
    }

    // A line break in a header would begin another header.
    private static String oneLine(String text) {
        return LINE_BREAKS_AND_CONTROLS.matcher(text).replaceAll(" ").strip();
    }
}
