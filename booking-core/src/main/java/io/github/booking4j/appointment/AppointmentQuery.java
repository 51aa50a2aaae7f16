package io.github.booking4j.appointment;

import io.github.booking4j.lead.LeadId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which appointments to list, in the order of their start.
 *
 * @param lead only of this lead; null: any
 * @param status only these; null: any but holds that were given up
 * @param service only of this service; null: any
 * @param resource only those that this resource delivers, alone or with others; null: any
 * @param from starting at or after this; null: any
 * @param to starting before this; null: any
 * @param after continue after this appointment of the page before; null: from the first
 * @param limit most appointments, 1 to 200
 */
public record AppointmentQuery(
        @Nullable LeadId lead,
        @Nullable AppointmentStatus status,
        @Nullable ServiceId service,
        @Nullable ResourceId resource,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Position after,
        int limit) {
    /** Checks the limit. */
    public AppointmentQuery {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit must be 1 to 200: " + limit);
        }
    }

    /** Of any service and resource. */
    public AppointmentQuery(
            @Nullable LeadId lead,
            @Nullable AppointmentStatus status,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Position after,
            int limit) {
        this(lead, status, null, null, from, to, after, limit);
    }

    /**
     * A place in the list.
     *
     * @param start start of the last one seen
     * @param id id of the last one seen
     */
    public record Position(Instant start, AppointmentId id) {}

    /** The first appointments from an instant on. */
    public static AppointmentQuery from(Instant from, int limit) {
        return new AppointmentQuery(null, null, from, null, null, limit);
    }
}
