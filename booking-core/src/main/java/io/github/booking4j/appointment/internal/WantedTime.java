package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.call.CallId;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.lead.Lead;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wanted start, read in the zone of the first resource that can deliver the service.
 *
 * @param offer what is booked
 * @param start the instant it means
 * @param gap why it means none; null: it does
 */
record WantedTime(Catalog.Offer offer, Instant start, BookingResult.@Nullable NonexistentTime gap) {

    static WantedTime read(String text, Catalog.Offer offer) {
        ZoneId zone = offer.resources().get(0).zone();
        try {
            boolean hasOffset = text.endsWith("Z") || text.lastIndexOf('+') > 9 || text.lastIndexOf('-') > 9;
            if (hasOffset) {
                return at(offer, OffsetDateTime.parse(text).toInstant());
            }
            return local(LocalDateTime.parse(text), zone, offer);
        } catch (DateTimeException e) {
            throw new InvalidException(new FieldProblem(
                    "/start", "time_invalid", "must be a time such as 2026-03-03T15:00 or 2026-03-03T15:00-05:00"));
        }
    }

    private static WantedTime local(LocalDateTime local, ZoneId zone, Catalog.Offer offer) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        if (transition != null && transition.isGap()) {
            BookingResult.NonexistentTime gap = new BookingResult.NonexistentTime(
                    transition.getDateTimeBefore().minusMinutes(1).atOffset(transition.getOffsetBefore()),
                    transition.getDateTimeAfter().atOffset(transition.getOffsetAfter()));
            return new WantedTime(offer, transition.getInstant(), gap);
        }
        return at(offer, local.atZone(zone).withEarlierOffsetAtOverlap().toInstant());
    }

    private static WantedTime at(Catalog.Offer offer, Instant start) {
        if (start.getEpochSecond() % 60 != 0 || start.getNano() != 0) {
            throw new InvalidException(new FieldProblem("/start", "time_invalid", "must be a whole minute"));
        }
        return new WantedTime(offer, start, null);
    }

    /** The appointment at this time, its resources still to be chosen. */
    Appointment appointment(AppointmentId id, Lead lead, @Nullable CallId call, Instant now) {
        Service service = offer.service();
        ZonedDateTime local = start.atZone(offer.resources().get(0).zone());
        Appointment.Time time = new Appointment.Time(
                local.toLocalDateTime(),
                local.getZone(),
                local.getOffset(),
                start,
                start.plus(service.duration()),
                ZoneRulesProvider.getVersions("UTC").lastKey());
        return new Appointment(
                lead.client(),
                id,
                lead.id(),
                service.id(),
                List.of(),
                time,
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
