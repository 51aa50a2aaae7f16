package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.call.CallId;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.hours.AppointmentTime;
import io.github.booking4j.hours.ZoneLaws;
import io.github.booking4j.lead.Lead;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wanted start, read in the zone of the first resource that can deliver the service.
 *
 * @param offer what is booked
 * @param start the instant it means, or the nearest after the gap
 * @param gap why it means none; null: it does
 */
record WantedTime(Catalog.Offer offer, Instant start, BookingResult.@Nullable NonexistentTime gap) {

    static WantedTime read(String text, Catalog.Offer offer) {
        ZoneId zone = offer.resources().get(0).zone();
        AppointmentTime time = AppointmentTime.parse(text, zone);
        if (time instanceof AppointmentTime.Valid valid) {
            return new WantedTime(offer, valid.time().toInstant(), null);
        }
        if (time instanceof AppointmentTime.Nonexistent gap) {
            return new WantedTime(
                    offer, gap.after().toInstant(), new BookingResult.NonexistentTime(gap.before(), gap.after()));
        }
        throw new InvalidException(problem(time));
    }

    private static FieldProblem problem(AppointmentTime time) {
        if (time instanceof AppointmentTime.WrongOffset wrong) {
            return new FieldProblem("/start", "offset_invalid", "the zone has another offset then: " + wrong.valid());
        }
        String detail = time instanceof AppointmentTime.Malformed malformed ? malformed.detail() : "not a time";
        return new FieldProblem("/start", "time_invalid", detail);
    }

    /** The time as a promise. */
    Appointment.Time time() {
        ZonedDateTime local = start.atZone(offer.resources().get(0).zone());
        return new Appointment.Time(
                local.toLocalDateTime(),
                local.getZone(),
                local.getOffset(),
                start,
                start.plus(offer.service().duration()),
                ZoneLaws.release(local.getZone()));
    }

    /** The appointment at this time, its resources still to be chosen. */
    Appointment appointment(AppointmentId id, Lead lead, @Nullable CallId call, Instant now) {
        Service service = offer.service();
        return new Appointment(
                lead.client(),
                id,
                lead.id(),
                service.id(),
                List.of(),
                time(),
                service.bufferBefore(),
                service.bufferAfter(),
                AppointmentStatus.BOOKED,
                service.price(),
                call,
                now,
                0,
                0);
    }
}
