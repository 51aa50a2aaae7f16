package io.github.booking4j.appointment;

import java.time.Instant;

/**
 * What happened to an appointment.
 *
 * @param kind what
 * @param at when it happened
 * @param start when the appointment starts since then
 * @param version the version of the appointment that it made; 0 for its booking
 */
public record AppointmentChange(Kind kind, Instant at, Instant start, int version) {
    /** What can happen to an appointment. */
    public enum Kind {
        /** It was booked. */
        BOOKED,
        /** It was moved. */
        MOVED,
        /** The law of its time zone changed, and with it the instant or the wall-clock time. */
        ZONE_CHANGED,
        /** The lead said that it will come. */
        CONFIRMED,
        /** It was called off. */
        CANCELLED,
        /** It took place. */
        COMPLETED,
        /** The lead did not come. */
        NO_SHOW
    }
}
