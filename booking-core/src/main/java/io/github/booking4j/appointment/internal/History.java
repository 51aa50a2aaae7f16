package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentChange;
import io.github.booking4j.appointment.AppointmentChange.Kind;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to appointments. That one was booked is known from itself, so that a booking writes nothing more; only when it is
 * moved, the time for which it was booked is noted.
 */
final class History {
    private History() {}

    /** Notes the change that made an appointment what it is. */
    static void note(UnitOfWork unit, Appointment changed, Kind kind, Instant at) {
        AppointmentChange change = new AppointmentChange(kind, at, changed.start(), changed.version());
        unit.appointments().note(changed.client(), changed.id(), change);
    }

    /** Notes that an appointment is at another time. */
    static void moved(UnitOfWork unit, Appointment before, Appointment moved, Kind kind, Instant at) {
        if (before.sequence() == 0) {
            unit.appointments().note(before.client(), before.id(), booked(before));
        }
        note(unit, moved, kind, at);
    }

    /** All that happened to an appointment, oldest first; nothing to one that is or was only held. */
    static List<AppointmentChange> of(UnitOfWork unit, Appointment appointment) {
        List<AppointmentChange> noted = unit.appointments().changes(appointment.client(), appointment.id());
        if (!appointment.status().wasBooked() || appointment.sequence() > 0) {
            return noted;
        }
        List<AppointmentChange> all = new ArrayList<>();
        all.add(booked(appointment));
        all.addAll(noted);
        return List.copyOf(all);
    }

    private static AppointmentChange booked(Appointment appointment) {
        return new AppointmentChange(Kind.BOOKED, appointment.createdAt(), appointment.start(), 0);
    }
}
