package io.github.booking4j.appointment;

import io.github.booking4j.call.CallId;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.NewLead;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An appointment to be booked.
 *
 * @param service what; null: the client's first service
 * @param start when, as text: local time such as {@code 2026-03-03T15:00} in the resource's zone, or with an offset; a
 *     local time in a DST gap is refused, in an overlap the first is meant unless an offset says otherwise
 * @param resource on which resource; null: any that can
 * @param lead who comes
 * @param call the call in which it is booked; null: none
 * @param idempotencyKey the same key books once and returns the same appointment; null: none
 */
public record NewAppointment(
        @Nullable ServiceId service,
        String start,
        @Nullable ResourceId resource,
        Attendee lead,
        @Nullable CallId call,
        @Nullable String idempotencyKey) {

    /** Requires a start and a lead. */
    public NewAppointment {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(lead, "lead");
    }

    /** Who comes: a lead that is known, or one that arrives with the booking. */
    public sealed interface Attendee {
        /**
         * A known lead.
         *
         * @param id its id
         */
        record Known(LeadId id) implements Attendee {}

        /**
         * A lead that arrives with the booking; stored like any other, but not called for it.
         *
         * @param lead as it was typed
         */
        record Arriving(NewLead lead) implements Attendee {}
    }

    /** For a known lead at an instant. */
    public static NewAppointment of(ServiceId service, Instant start, LeadId lead) {
        return new NewAppointment(service, start.toString(), null, new Attendee.Known(lead), null, null);
    }

    /** For a lead that arrives with the booking, at an instant. */
    public static NewAppointment of(ServiceId service, Instant start, NewLead lead) {
        return new NewAppointment(service, start.toString(), null, new Attendee.Arriving(lead), null, null);
    }

    /** A copy on a resource. */
    public NewAppointment on(@Nullable ResourceId chosen) {
        return new NewAppointment(service, start, chosen, lead, call, idempotencyKey);
    }

    /** A copy that is booked in a call. */
    public NewAppointment during(@Nullable CallId booked) {
        return new NewAppointment(service, start, resource, lead, booked, idempotencyKey);
    }

    /** A copy with an idempotency key. */
    public NewAppointment idempotencyKey(@Nullable String key) {
        return new NewAppointment(service, start, resource, lead, call, key);
    }
}
