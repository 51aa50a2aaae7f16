package io.github.booking4j.simulator.mail;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail that was handed over by SMTP. Immutable.
 *
 * @param messageId the {@code Message-ID} header with its brackets; empty: none
 * @param from the sender of the envelope
 * @param to the recipients of the envelope
 * @param subject decoded; empty: none
 * @param headers decoded, in order, several values of one name kept
 * @param parts the texts by content type without parameters ({@code text/plain}, {@code text/html}, {@code text/calendar} …),
 *     decoded, the first of each type
 * @param raw the whole mail as it came, one character a byte
 * @param receivedAt when
 */
public record SimulatedMail(
        String messageId,
        String from,
        List<String> to,
        String subject,
        Map<String, List<String>> headers,
        Map<String, String> parts,
        String raw,
        Instant receivedAt) {
    /** Copies the collections. */
    public SimulatedMail {
        to = List.copyOf(to);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** The first value of a header, its name in any case. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().get(0))
                .findFirst();
    }

    /** The text of a content type, such as {@code text/plain}. */
    public Optional<String> part(String contentType) {
        return Optional.ofNullable(parts.get(contentType));
    }

    /** Message-ID only: the rest is personal. */
    @Override
    public String toString() {
        return "SimulatedMail[" + messageId + "]";
    }
}
