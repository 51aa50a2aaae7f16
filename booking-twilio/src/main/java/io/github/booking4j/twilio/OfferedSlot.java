package io.github.booking4j.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A time that was offered, as a tool gave it.
 *
 * @param start ISO-8601 with offset, given back exactly as it came
 * @param resource whose time it is
 * @param service what it is for
 * @param spoken the time in words
 */
record OfferedSlot(String start, String resource, String service, String spoken) {
    /** So many keys are for times. */
    static final int MOST = 3;

    private static final String BETWEEN = "~";

    /** The first few of a tool's list; those that cannot be read are left out. */
    static List<OfferedSlot> list(JsonNode slots) {
        List<OfferedSlot> offered = new ArrayList<>();
        for (JsonNode slot : slots) {
            OfferedSlot read = new OfferedSlot(
                    slot.path("start").asText(),
                    slot.path("resource").asText(),
                    slot.path("service").asText(),
                    slot.path("spoken").asText());
            if (offered.size() < MOST && read.time().isPresent()) {
                offered.add(read);
            }
        }
        return List.copyOf(offered);
    }

    /** One line of text that {@link #parse} reads. */
    String text() {
        return String.join(BETWEEN, start, resource, service, spoken);
    }

    static Optional<OfferedSlot> parse(String text) {
        String[] parts = text.split(BETWEEN, 4);
        return parts.length == 4
                ? Optional.of(new OfferedSlot(parts[0], parts[1], parts[2], parts[3]))
                        .filter(slot -> slot.time().isPresent())
                : Optional.empty();
    }

    /** When it is, on the clock of the place; empty: not understood. */
    Optional<OffsetDateTime> time() {
        try {
            return Optional.of(OffsetDateTime.parse(start));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
