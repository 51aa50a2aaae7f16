package io.github.booking4j.simulator.mail.internal;

import io.github.booking4j.simulator.mail.SimulatedMail;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads a mail as it came over the wire. */
final class MailParser {
    private static final int DEEPEST = 10;

    private MailParser() {}

    /**
     * The mail with its headers and texts decoded.
     *
     * @throws IOException if it is no mail
     */
    static SimulatedMail parse(byte[] raw, String from, List<String> to, Instant receivedAt) throws IOException {
        try {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            Map<String, String> parts = new LinkedHashMap<>();
            collect(mail, parts, 0);
            String id = mail.getMessageID();
            String subject = mail.getSubject();
            return new SimulatedMail(
                    id == null ? "" : id,
                    from,
                    to,
                    subject == null ? "" : subject,
                    headers(mail),
                    parts,
                    new String(raw, StandardCharsets.ISO_8859_1),
                    receivedAt);
        } catch (MessagingException e) {
            throw new IOException("not a mail", e);
        }
    }

    private static Map<String, List<String>> headers(MimeMessage mail)
            throws MessagingException, UnsupportedEncodingException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(mail.getAllHeaders())) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>())
                    .add(MimeUtility.decodeText(MimeUtility.unfold(header.getValue())));
        }
        return headers;
    }

    private static void collect(Part part, Map<String, String> parts, int depth)
            throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount() && depth < DEEPEST; i++) {
                BodyPart one = several.getBodyPart(i);
                collect(one, parts, depth + 1);
            }
        } else {
            ContentType type = new ContentType(part.getContentType());
            if (type.match("text/*")) {
                Charset charset = charset(type.getParameter("charset"));
                parts.putIfAbsent(
                        type.getBaseType().toLowerCase(Locale.ROOT),
                        new String(part.getInputStream().readAllBytes(), charset));
            }
        }
    }

    private static Charset charset(@Nullable String name) {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
