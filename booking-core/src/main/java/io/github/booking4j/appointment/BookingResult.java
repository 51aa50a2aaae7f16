package io.github.booking4j.appointment;

import io.github.booking4j.error.FieldProblem;
import java.time.OffsetDateTime;
import java.util.List;

/** What became of an attempt to book, or to move what is booked. */
public sealed interface BookingResult {
    /**
     * Booked, or moved.
     *
     * @param appointment the appointment
     */
    record Booked(Appointment appointment) implements BookingResult {}

    /**
     * Kept for minutes: it runs out unless it is booked in time.
     *
     * @param appointment the appointment, held until {@link Appointment#heldUntil}
     */
    record Held(Appointment appointment) implements BookingResult {}

    /**
     * Somebody else has the time.
     *
     * @param alternatives the nearest free slots, at most 3
     */
    record SlotTaken(List<Slot> alternatives) implements BookingResult {}

    /**
     * The time cannot be booked by anybody.
     *
     * @param reason {@code too_soon}, {@code too_far}, {@code outside_hours}, {@code day_full}
     * @param alternatives the nearest free slots, at most 3
     */
    record NotBookable(String reason, List<Slot> alternatives) implements BookingResult {}

    /**
     * The local time does not exist: clocks jump over it.
     *
     * @param before the nearest valid time before it
     * @param after the nearest valid time after it
     */
    record NonexistentTime(OffsetDateTime before, OffsetDateTime after) implements BookingResult {}

    /**
     * The request itself is wrong.
     *
     * @param problems every field that is wrong
     */
    record Invalid(List<FieldProblem> problems) implements BookingResult {}
}
