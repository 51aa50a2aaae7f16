package io.github.booking4j.hours;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** What the text of a wanted appointment time means. */
public sealed interface AppointmentTime {
    /**
     * A moment that exists.
     *
     * @param time the moment on the wall clock it was asked for: local time, offset, zone and instant in one
     */
    record Valid(ZonedDateTime time) implements AppointmentTime {}

    /**
     * A local time that the clock is set forward over.
     *
     * @param before the nearest valid time before it
     * @param after the nearest valid time after it
     */
    record Nonexistent(OffsetDateTime before, OffsetDateTime after) implements AppointmentTime {}

    /**
     * An offset that the zone named in the text does not have at that time. Which of the two was meant cannot be known.
     *
     * @param valid the same local time with each offset it does have, earliest first
     */
    record WrongOffset(List<OffsetDateTime> valid) implements AppointmentTime {
        /** Copies the list. */
        public WrongOffset {
            valid = List.copyOf(valid);
        }
    }

    /**
     * Not a time.
     *
     * @param detail what is wrong with it, without the text itself
     */
    record Malformed(String detail) implements AppointmentTime {}

    /**
     * Reads a time in whole minutes:
     *
     * <ul>
     *   <li>{@code 2026-03-08T14:30} is on the wall clock of {@code zone}; where it happens twice the first is meant;
     *   <li>{@code 2026-03-08T14:30-05:00} and {@code 2026-03-08T19:30Z} are moments, whatever the zone;
     *   <li>{@code 2026-03-08T14:30[America/Chicago]} is on the wall clock of that zone;
     *   <li>{@code 2026-03-08T14:30-05:00[America/Chicago]} too, and the offset, which must be one that the zone has then, says
     *       which of two is meant.
     * </ul>
     *
     * A space may stand for the {@code T}; seconds may be given and must be zero; years are 1970 to 9998.
     *
     * @param zone the wall clock of the appointment, in which the answer is given
     */
    static AppointmentTime parse(String text, ZoneId zone) {
        return AppointmentTimeText.read(text, zone);
    }
}
