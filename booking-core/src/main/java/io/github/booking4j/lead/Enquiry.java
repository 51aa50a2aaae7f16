package io.github.booking4j.lead;

import io.github.booking4j.client.ClientKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One arrival of a lead.
 *
 * @param client whose enquiry it is
 * @param id its id
 * @param lead who enquired
 * @param receivedAt when
 * @param arrival what became of it
 * @param priority how urgent its calls are
 * @param state whether it still waits for its answer
 * @param attempts calls dialled for it so far
 * @param source where it came from
 * @param service what it asked for
 * @param importId the import it came in; null: a single arrival
 */
public record Enquiry(
        ClientKey client,
        EnquiryId id,
        LeadId lead,
        Instant receivedAt,
        Arrival arrival,
        Priority priority,
        State state,
        int attempts,
        @Nullable String source,
        @Nullable String service,
        @Nullable ImportId importId) {

    /** What became of an arrival. */
    public enum Arrival {
        /** A new lead. */
        ACCEPTED,
        /** Known and called again. */
        REACTIVATED,
        /** Known and not called. */
        DUPLICATE,
        /** Opted out and not called. */
        OPTED_OUT
    }

    /** How urgent the calls of an enquiry are: earlier constants go first. */
    public enum Priority {
        /** A single enquiry that just arrived. */
        FRESH,
        /** A follow-up of an earlier call. */
        FOLLOW_UP,
        /** A row of a bulk import. */
        IMPORT
    }

    /** Whether an enquiry still waits for its answer. */
    public enum State {
        /** Calls are made or planned. */
        OPEN,
        /** Answered, given up or never to be called. */
        CLOSED
    }

    /** A copy in another state. */
    public Enquiry withState(State changed) {
        return new Enquiry(
                client, id, lead, receivedAt, arrival, priority, changed, attempts, source, service, importId);
    }

    /** A copy with another number of attempts. */
    public Enquiry withAttempts(int changed) {
        return new Enquiry(client, id, lead, receivedAt, arrival, priority, state, changed, source, service, importId);
    }
}
