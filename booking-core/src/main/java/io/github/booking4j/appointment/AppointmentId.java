package io.github.booking4j.appointment;

import java.util.UUID;

/**
 * The id of an appointment; kept through reschedules.
 *
 * @param value a time-ordered UUID
 */
public record AppointmentId(UUID value) {
    /** Reads the text form. */
    public static AppointmentId parse(String text) {
        return new AppointmentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
