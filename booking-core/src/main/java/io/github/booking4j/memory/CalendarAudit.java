package io.github.booking4j.memory;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.memory.InMemoryCalendar.Cells;
import io.github.booking4j.memory.InMemoryCalendar.Claim;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares what is claimed with what the appointments of a client say should be. */
final class CalendarAudit {
    private final Schema schema;
    private final ClientKey client;
    private final Set<Cell> missing = new HashSet<>();

    CalendarAudit(Schema schema, ClientKey client) {
        this.schema = schema;
        this.client = client;
    }

    long mismatches(List<Claim> claims) {
        for (Appointment appointment :
                schema.appointments.primary().startingWith(client).list()) {
            if (appointment.status().isStanding()) {
                addCells(appointment);
            }
        }
        long excess = 0;
        for (Claim claim : claims) {
            if (!isOver(claim.occupation().appointment())) {
                excess += excessOf(claim);
            }
        }
        return excess + missing.size();
    }

    private void addCells(Appointment appointment) {
        Cells cells = Cells.touchedBy(appointment.occupiedFrom(), appointment.occupiedTo());
        for (ResourceId resource : appointment.resources()) {
            for (long cell = cells.first(); cell < cells.end(); cell++) {
                missing.add(new Cell(resource, appointment.id(), cell));
            }
        }
    }

    private long excessOf(Claim claim) {
        long excess = 0;
        for (long cell = claim.cells().first(); cell < claim.cells().end(); cell++) {
            if (!missing.remove(new Cell(claim.resource(), claim.occupation().appointment(), cell))) {
                excess++;
            }
        }
        return excess;
    }

    /** What took place may keep its claims or have lost them: nobody books the past. */
    private boolean isOver(AppointmentId id) {
        return schema.appointments
                .find(client, id.value())
                .map(Appointment::status)
                .filter(status -> status == AppointmentStatus.COMPLETED || status == AppointmentStatus.NO_SHOW)
                .isPresent();
    }

    private record Cell(ResourceId resource, AppointmentId appointment, long number) {}
}
