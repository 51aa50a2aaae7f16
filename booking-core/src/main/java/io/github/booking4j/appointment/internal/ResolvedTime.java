package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.hours.ZoneLaws;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The promise of an appointment by the zone rules of this JVM.
 *
 * @param local the wall-clock time that was promised, as far as it exists
 * @param exists whether it does
 * @param before as it is stored
 */
record ResolvedTime(ZonedDateTime local, boolean exists, Appointment.Time before) {
    /** Null: it was resolved by these rules or newer ones, or they say the same. */
    static @Nullable ResolvedTime changed(Appointment.Time time) {
        if (time.rules().compareTo(ZoneLaws.release(time.zone())) >= 0) {
            return null;
        }
        // In an overlap the offset tells which of the two was meant; where it is valid no more, the first is.
        ZonedDateTime local = ZonedDateTime.ofLocal(time.localStart(), time.zone(), time.offset());
        boolean exists = local.toLocalDateTime().equals(time.localStart());
        return exists && local.toInstant().equals(time.start()) ? null : new ResolvedTime(local, exists, time);
    }

    Instant start() {
        return local.toInstant();
    }

    /** The same wall-clock time. */
    Appointment.Time keepingLocalTime() {
        return at(local);
    }

    /** The same instant. */
    Appointment.Time keepingInstant() {
        return at(before.start().atZone(before.zone()));
    }

    private Appointment.Time at(ZonedDateTime start) {
        Duration length = Duration.between(before.start(), before.end());
        return new Appointment.Time(
                start.toLocalDateTime(),
                start.getZone(),
                start.getOffset(),
                start.toInstant(),
                start.toInstant().plus(length),
                ZoneLaws.release(start.getZone()));
    }
}
