package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentQuery;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Times that are kept for minutes. A hold is a real claim: until it is given up nobody else can have its cells, and when it has run
 * out whoever wants them gives it up first. Booking a hold and giving it up both lock its appointment, so that one of them wins.
 */
final class Holds {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_OF_A_LEAD = 3;
    private static final int PAGE = 200;

    private final InstantSource clock;
    private final HoldJob job;
    private final BookingNews news;

    Holds(InstantSource clock, HoldJob job, BookingNews news) {
        this.clock = clock;
        this.job = job;
        this.news = news;
    }

    /** Until when a hold from now on lasts: never beyond the start of what is held. */
    Instant until(Client client, @Nullable Duration length, Instant start) {
        Duration wanted = length == null ? client.settings().calendar().hold() : length;
        if (wanted.compareTo(SHORTEST) < 0 || wanted.compareTo(LONGEST) > 0) {
            throw new InvalidException(
                    new FieldProblem("/minutes", "out_of_range", "a time is held for 1 to 60 minutes"));
        }
        Instant until = clock.instant().plus(wanted);
        return until.isBefore(start) ? until : start;
    }

    /** Refuses a lead that holds as much as it may. */
    void requireFew(UnitOfWork unit, ClientKey client, LeadId lead) {
        Instant now = clock.instant();
        AppointmentQuery upcoming = new AppointmentQuery(lead, AppointmentStatus.HELD, now, null, null, PAGE);
        long held = unit.appointments().list(client, upcoming).stream()
                .filter(appointment -> appointment.isHeldAt(now))
                .count();
        if (held >= MOST_OF_A_LEAD) {
            throw new ConflictException("too_many_holds", "This lead holds " + MOST_OF_A_LEAD + " other times");
        }
    }

    /** Sees to it that a hold ends. */
    void watch(UnitOfWork unit, Appointment held, Instant until) {
        unit.jobs().schedule(job.job(held.client(), held.id(), until));
    }

    /** Books what is held; what is booked already is answered. */
    Appointment book(UnitOfWork unit, Client client, AppointmentId id) {
        Appointment known = found(unit.appointments().find(client.key(), id));
        Lead lead = unit.leads().lock(client.key(), known.lead()).orElseThrow();
        Appointment held = found(unit.appointments().lock(client.key(), id));
        if (held.status().isPromised()) {
            return held;
        }
        if (held.status().wasBooked()) {
            throw new ConflictException("appointment_over", "The appointment was called off or is over");
        }
        Instant now = clock.instant();
        if (!held.isHeldAt(now)) {
            throw new ConflictException("hold_expired", "The hold ran out or was given up");
        }
        unit.calendar().keep(client.key(), id);
        Appointment booked = unit.appointments().update(held.booked(now));
        news.tell(unit, client, lead, booked);
        return booked;
    }

    /** Gives up a hold whose row is locked; anything else stays as it is. */
    static Appointment release(UnitOfWork unit, Appointment locked) {
        if (locked.status() != AppointmentStatus.HELD) {
            return locked;
        }
        CalendarWriter.free(unit, locked);
        return unit.appointments().update(locked.withStatus(AppointmentStatus.RELEASED));
    }

    /**
     * Gives up what ran out on the resources of an offer at the time of a visit.
     *
     * @return whether anything was given up
     */
    boolean clear(UnitOfWork unit, Catalog.Offer offer, Instant start) {
        Instant now = clock.instant();
        List<AppointmentId> expired = inTheWay(unit, offer, start).stream()
                .filter(occupation -> occupation.hasExpired(now))
                .map(Occupation::appointment)
                .distinct()
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .toList();
        for (AppointmentId id : expired) {
            unit.appointments().lock(offer.client().key(), id).ifPresent(held -> release(unit, held));
        }
        return !expired.isEmpty();
    }

    /** The hold that a lead has on an offer at an instant. */
    Optional<Appointment> ofLead(UnitOfWork unit, Catalog.Offer offer, Instant start, LeadId lead) {
        Instant now = clock.instant();
        return inTheWay(unit, offer, start).stream()
                .filter(occupation -> occupation.heldUntil() != null && !occupation.hasExpired(now))
                .flatMap(
                        occupation -> unit.appointments().find(offer.client().key(), occupation.appointment()).stream())
                .filter(held -> held.isHeldAt(now) && held.lead().equals(lead))
                .filter(held -> held.service().equals(offer.service().id())
                        && held.start().equals(start))
                .findFirst();
    }

    private static List<Occupation> inTheWay(UnitOfWork unit, Catalog.Offer offer, Instant start) {
        Instant from = start.minus(offer.service().bufferBefore());
        Instant to = start.plus(offer.service().duration()).plus(offer.service().bufferAfter());
        return unit
                .calendar()
                .occupations(offer.client().key(), offer.resourceIds(), CellGrid.floor(from), CellGrid.ceil(to))
                .stream()
                .filter(occupation -> occupation.heldUntil() != null)
                .toList();
    }

    private static Appointment found(Optional<Appointment> appointment) {
        return appointment.orElseThrow(() -> new NotFoundException("appointment", "appointment_not_found"));
    }
}
