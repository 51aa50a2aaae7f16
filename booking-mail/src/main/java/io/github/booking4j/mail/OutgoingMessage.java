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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An email as it goes over the wire. Knows whether the server may have it. Not thread-safe. */
final class OutgoingMessage extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern MESSAGE_ID = Pattern.compile("[!-~&&[^<>@]]{1,200}@[!-~&&[^<>@]]{1,200}");
    private static final Pattern LINE_BREAKS_AND_CONTROLS = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]+");
    private static final Pattern METHOD = Pattern.compile("(?m)^METHOD:([A-Z]+)\\r?$");
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
        if (email.replyTo() != null) {
            setReplyTo(new InternetAddress[] {address(email.replyTo(), oneLine(email.fromName()))});
        }
        setSubject(oneLine(email.subject()), UTF_8);
        setHeader("Date", DATE.format(now));
        // Keeps out-of-office replies from being taken for answers (RFC 3834).
        setHeader("Auto-Submitted", "auto-generated");
        if (email.html() == null && email.calendar() == null) {
            setText(email.text(), UTF_8);
        } else {
            setContent(alternatives(email));
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

    /** The last alternative is the best one (RFC 2046), which to mail programs with a calendar is the invitation (RFC 6047). */
    private static MimeMultipart alternatives(EmailRequest email) throws MessagingException {
        MimeMultipart alternatives = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(email.text(), UTF_8);
        alternatives.addBodyPart(plain);
        if (email.html() != null) {
            MimeBodyPart rich = new MimeBodyPart();
            rich.setText(email.html(), UTF_8, "html");
            alternatives.addBodyPart(rich);
        }
        if (email.calendar() != null) {
            alternatives.addBodyPart(invitation(email.calendar()));
        }
        return alternatives;
    }

    private static MimeBodyPart invitation(String calendar) throws MessagingException {
        Matcher method = METHOD.matcher(calendar);
        if (!method.find()) {
            throw new IllegalArgumentException("a calendar in an email has a METHOD");
        }
        MimeBodyPart part = new MimeBodyPart();
        part.setText(calendar, UTF_8, "calendar");
        part.setHeader("Content-Type", "text/calendar; charset=UTF-8; method=" + method.group(1));
        return part;
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
