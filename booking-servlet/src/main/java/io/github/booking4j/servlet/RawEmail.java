package io.github.booking4j.servlet;

import io.github.booking4j.lead.ReceivedEmail;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads an email as it travelled ({@code message/rfc822}): who wrote, and the first text and HTML in it. */
final class RawEmail {
    private static final int MAX_DEPTH = 10;
    private static final int MAX_PARTS = 100;
    private static final int MAX_TEXT = 1 << 20;

    private int parts;
    private @Nullable String text;
    private @Nullable String html;

    private RawEmail() {}

    static ReceivedEmail read(byte[] raw) {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            RawEmail found = new RawEmail();
            found.walk(message, 0);
            return new ReceivedEmail(sender(message), message.getSubject(), found.text, found.html);
        } catch (MessagingException | IOException e) {
            throw new HttpProblem(400, "malformed_email", "The body is not an email");
        }
    }

    /** Who is to be answered: forms put the person there, and themselves into From. */
    private static @Nullable String sender(MimeMessage message) throws MessagingException {
        Address[] addresses = message.getReplyTo();
        if (addresses == null || addresses.length == 0) {
            return null;
        }
        return addresses[0] instanceof InternetAddress address ? address.toUnicodeString() : addresses[0].toString();
    }

    private void walk(Part part, int depth) throws MessagingException, IOException {
        if (depth > MAX_DEPTH || ++parts > MAX_PARTS || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                walk(several.getBodyPart(i), depth + 1);
            }
        } else if (part.isMimeType("message/rfc822") && part.getContent() instanceof Part forwarded) {
            walk(forwarded, depth + 1);
        } else if (part.isMimeType("text/plain") && text == null) {
            text = words(part);
        } else if (part.isMimeType("text/html") && html == null) {
            html = words(part);
        }
    }

    private static String words(Part part) throws MessagingException, IOException {
        try {
            String words = String.valueOf(part.getContent());
            return words.length() <= MAX_TEXT ? words : words.substring(0, MAX_TEXT);
        } catch (IOException unknownCharset) {
            try (InputStream bytes = part.getInputStream()) {
                return new String(bytes.readNBytes(MAX_TEXT), StandardCharsets.UTF_8);
            }
        }
    }
}
