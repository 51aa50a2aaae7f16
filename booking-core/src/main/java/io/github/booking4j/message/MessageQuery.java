package io.github.booking4j.message;

import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.lead.LeadId;
import org.jspecify.annotations.Nullable;

/**
 * Which messages to list, newest first.
 *
 * @param lead only of this lead; null: any
 * @param appointment only about this appointment; null: any
 * @param status only these; null: any
 * @param before continue after this message of the page before; null: from the newest
 * @param limit most messages, 1 to 200
 */
public record MessageQuery(
        @Nullable LeadId lead,
        @Nullable AppointmentId appointment,
        @Nullable MessageStatus status,
        @Nullable MessageId before,
        int limit) {
    /** Checks the limit. */
    public MessageQuery {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit must be 1 to 200: " + limit);
        }
    }

    /** The newest messages. */
    public static MessageQuery newest(int limit) {
        return new MessageQuery(null, null, null, null, limit);
    }
}
