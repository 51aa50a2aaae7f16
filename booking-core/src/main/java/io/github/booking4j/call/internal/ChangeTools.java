package io.github.booking4j.call.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.Appointments;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.call.Call;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.spi.store.BookingStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Moves and calls off what the person on the line has booked: nobody else's, and nothing that has begun. */
final class ChangeTools {
    private final BookingStore store;
    private final InstantSource clock;
    private final Appointments appointments;

    ChangeTools(BookingStore store, InstantSource clock, Appointments appointments) {
        this.store = store;
        this.clock = clock;
        this.appointments = appointments;
    }

    /**
     * Moves an appointment of the lead.
     *
     * @param which its id; null: the only one there is
     * @param answer words for what became of it
     */
    String reschedule(Call call, @Nullable String which, NewTime to, Function<BookingResult, String> answer) {
        return onOne(call, which, appointment -> {
            try {
                return answer.apply(appointments.reschedule(call.client(), appointment.id(), to));
            } catch (ConflictException e) {
                return Json.object("rescheduled", false, "code", e.code()); // called off meanwhile
            }
        });
    }

    /** Calls an appointment of the lead off. */
    String cancel(Call call, @Nullable String which, Function<Appointment, String> spoken) {
        return onOne(call, which, appointment -> {
            Appointment cancelled = appointments.cancel(call.client(), appointment.id());
            return Json.object("cancelled", true, "appointmentId", cancelled.id(), "spoken", spoken.apply(cancelled));
        });
    }

    private String onOne(Call call, @Nullable String which, Function<Appointment, String> change) {
        List<Appointment> upcoming =
                store.inTransaction(unit -> unit.appointments().upcoming(call.client(), call.lead(), clock.instant()));
        List<Appointment> meant = which == null
                ? upcoming
                : upcoming.stream()
                        .filter(one -> one.id().toString().equals(which))
                        .toList();
        if (meant.isEmpty()) {
            return Json.object("ok", false, "code", "no_appointment");
        }
        if (meant.size() > 1) {
            return Json.object("ok", false, "code", "several_appointments", "appointments", choices(meant));
        }
        return change.apply(meant.get(0));
    }

    private static List<Map<String, Object>> choices(List<Appointment> upcoming) {
        return upcoming.stream()
                .limit(5)
                .map(one -> Map.<String, Object>of(
                        "appointmentId",
                        one.id().toString(),
                        "start",
                        one.start().atZone(one.time().zone()).toOffsetDateTime().toString(),
                        "service",
                        one.service().value()))
                .toList();
    }
}
