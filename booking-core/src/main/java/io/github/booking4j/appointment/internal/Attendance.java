package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentChange.Kind;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * Whether the lead of an appointment will come, and came. An appointment that is over keeps its time: nobody books the past. Who said
 * that somebody came can say later that nobody did, and the other way round.
 */
public final class Attendance {
    private final InstantSource clock;

    /** Decides by a clock. */
    public Attendance(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The lead said that it will come; saying it twice is fine.
     *
     * @param locked the appointment, locked after its lead
     * @throws ConflictException with code {@code appointment_held} or {@code appointment_over}
     */
    public Appointment confirm(UnitOfWork unit, Appointment locked) {
        requireBooked(locked);
        return switch (locked.status()) {
            case CONFIRMED -> locked;
            case BOOKED -> changed(unit, locked, AppointmentStatus.CONFIRMED, Kind.CONFIRMED);
            case HELD, CANCELLED, COMPLETED, NO_SHOW, RELEASED -> throw over();
        };
    }

    /** It took place. */
    Appointment complete(UnitOfWork unit, Appointment locked) {
        return conclude(unit, locked, AppointmentStatus.COMPLETED, Kind.COMPLETED, EventType.APPOINTMENT_COMPLETED);
    }

    /** The lead did not come. */
    Appointment noShow(UnitOfWork unit, Appointment locked) {
        return conclude(unit, locked, AppointmentStatus.NO_SHOW, Kind.NO_SHOW, EventType.APPOINTMENT_NO_SHOW);
    }

    private Appointment conclude(
            UnitOfWork unit, Appointment locked, AppointmentStatus how, Kind kind, EventType told) {
        requireBooked(locked);
        if (locked.status() == AppointmentStatus.CANCELLED) {
            throw over();
        }
        if (locked.status() == how) {
            return locked;
        }
        Instant now = clock.instant();
        if (now.isBefore(locked.start())) {
            throw new ConflictException("appointment_not_begun", "The appointment has not begun");
        }
        unit.messages().dropPlanned(locked.client(), locked.id());
        Appointment concluded = changed(unit, locked, how, kind);
        String data = Json.object("appointmentId", locked.id(), "leadId", locked.lead());
        unit.events().append(locked.client(), List.of(new EventLog.Draft(told, now, data)));
        return concluded;
    }

    private Appointment changed(UnitOfWork unit, Appointment locked, AppointmentStatus status, Kind kind) {
        Appointment changed = unit.appointments().update(locked.withStatus(status));
        History.note(unit, changed, kind, clock.instant());
        return changed;
    }

    private static void requireBooked(Appointment appointment) {
        if (!appointment.status().wasBooked()) {
            throw new ConflictException(
                    "appointment_held",
                    "It is or was only held: " + appointment.status().name().toLowerCase(Locale.ROOT));
        }
    }

    private static ConflictException over() {
        return new ConflictException("appointment_over", "The appointment was called off or is over");
    }
}
