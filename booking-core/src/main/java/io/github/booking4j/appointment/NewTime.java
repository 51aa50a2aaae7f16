package io.github.booking4j.appointment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an appointment is to be moved.
 *
 * @param start when, as text: as in {@link NewAppointment}
 * @param resource on which resource; null: the one it has, else any that can
 * @param version the version of the appointment that is meant; null: whatever it is by now
 * @param idempotencyKey the same key moves once and returns the same appointment; null: none
 */
public record NewTime(
        String start,
        @Nullable ResourceId resource,
        @Nullable Integer version,
        @Nullable String idempotencyKey) {
    /** Requires a start. */
    public NewTime {
        Objects.requireNonNull(start, "start");
    }

    /** To a start, on the resource it has if that is free then. */
    public static NewTime at(String start) {
        return new NewTime(start, null, null, null);
    }

    /** A copy on a resource. */
    public NewTime on(@Nullable ResourceId chosen) {
        return new NewTime(start, chosen, version, idempotencyKey);
    }

    /** A copy that is refused when the appointment has another version. */
    public NewTime version(@Nullable Integer expected) {
        return new NewTime(start, resource, expected, idempotencyKey);
    }

    /** A copy with an idempotency key. */
    public NewTime idempotencyKey(@Nullable String key) {
        return new NewTime(start, resource, version, key);
    }
}
