package io.github.booking4j.simulator.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that reached the simulator. Immutable.
 *
 * @param time when, to the microsecond
 * @param kind what
 * @param to whom a call, text or mail was for; null for a request
 * @param id the provider's id of the call or text, the Message-ID of a mail; null for a request
 * @param details the rest, in the order of the journal's line: {@code body} of a text, {@code subject} of a mail, {@code method},
 *     {@code path} and {@code status} of a request
 */
public record JournalEntry(
        Instant time,
        Kind kind,
        @Nullable String to,
        @Nullable String id,
        Map<String, Object> details) {
    /** What reached the simulator. In the journal's lines each is written in lower case. */
    public enum Kind {
        /** A call was accepted and takes place. */
        CALL,
        /** A text was accepted. */
        SMS,
        /** A mail was accepted. */
        EMAIL,
        /** A web request was answered, or not: status 0. */
        REQUEST
    }

    /** Copies the map. */
    public JournalEntry {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** Kind and id only: the rest may be personal. */
    @Override
    public String toString() {
        return "JournalEntry[" + kind + ", " + id + "]";
    }
}
