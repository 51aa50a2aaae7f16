package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentChange;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.id.Secrets;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.internal.OncePerKey;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Moves appointments: the old time is given up and the new one claimed in one transaction, so that a move that fails leaves the
 * appointment where it was. What was frozen at its booking (duration, buffers, price) stays.
 */
final class Rescheduling {
    private static final int TRIES = 3;

    private final BookingStore store;
    private final InstantSource clock;
    private final Holds holds;
    private final List<AppointmentListener> listeners;

    Rescheduling(BookingStore store, InstantSource clock, Holds holds, List<AppointmentListener> listeners) {
        this.store = store;
        this.clock = clock;
        this.holds = holds;
        this.listeners = List.copyOf(listeners);
    }

    BookingResult move(ClientKey key, AppointmentId id, NewTime to) {
        try {
            for (int tries = 1; ; tries++) {
                Optional<BookingResult> moved = once(key, id, to);
                if (moved.isPresent()) {
                    return moved.get();
                }
                // Of several resources the one that was chosen may have been claimed past the lock, or a hold that is
                // in
                // the way has run out: choose again.
                withTime(key, id, to, (unit, time) -> holds.clear(unit, time.offer(), time.start()));
                List<Slot> nearest = alternatives(key, id, to);
                if (tries == TRIES || !isStillFree(nearest, key, id, to)) {
                    return new BookingResult.SlotTaken(nearest);
                }
            }
        } catch (InvalidException e) {
            return new BookingResult.Invalid(e.problems());
        } catch (RefusedException e) {
            return e.result;
        }
    }

    /** Empty: somebody else has the time. */
    private Optional<BookingResult> once(ClientKey key, AppointmentId id, NewTime to) {
        String fingerprint =
                Secrets.sha256(String.join("\n", id.toString(), to.start(), "" + to.resource(), "" + to.version()));
        OncePerKey once = new OncePerKey(to.idempotencyKey(), "reschedule", fingerprint);
        try {
            return Optional.of(once.<BookingResult>run(
                    store,
                    key,
                    clock,
                    unit -> attempt(unit, key, id, to),
                    moved -> id.toString(),
                    (unit, client, subject) -> new BookingResult.Booked(
                            found(unit.appointments().find(client, AppointmentId.parse(subject))))));
        } catch (ConflictException e) {
            if (e.code().equals(CalendarWriter.DAY_FULL)) {
                return Optional.of(new BookingResult.NotBookable(CalendarWriter.DAY_FULL, alternatives(key, id, to)));
            }
            if (!e.code().equals(CalendarWriter.SLOT_TAKEN)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private BookingResult attempt(UnitOfWork unit, ClientKey key, AppointmentId id, NewTime to) {
        Client client = client(unit, key);
        Appointment known = found(unit.appointments().find(key, id));
        Lead lead = unit.leads().lock(key, known.lead()).orElseThrow();
        Appointment standing = found(unit.appointments().lock(key, id));
        if (standing.status() == AppointmentStatus.HELD) {
            throw new ConflictException("appointment_held", "It is only held: book it, or give it up");
        }
        if (!standing.status().isPromised()) {
            throw new ConflictException("appointment_over", "The appointment was called off or is over");
        }
        Catalog.Offer offer = offer(unit, client, standing, to.resource());
        WantedTime time = WantedTime.read(to.start(), offer);
        if (time.gap() != null) {
            throw new RefusedException(time.gap());
        }
        boolean stays = to.resource() == null || standing.resources().contains(to.resource());
        if (stays && time.start().equals(standing.start())) {
            return new BookingResult.Booked(standing);
        }
        AppointmentService.requireVersion(standing, to.version());
        List<Resource> open = SlotFinder.openFor(offer, time.start());
        Optional<String> refusal = SlotFinder.refusal(offer, open, time.start(), clock.instant());
        if (refusal.isPresent()) {
            List<Slot> nearest = new SlotFinder(unit, offer, clock.instant()).nearest(time.start());
            throw new RefusedException(new BookingResult.NotBookable(refusal.get(), nearest));
        }
        Appointment moved = CalendarWriter.move(unit, standing.movedTo(time.time()), offer, open, clock.instant());
        History.moved(unit, standing, moved, AppointmentChange.Kind.MOVED, clock.instant());
        listeners.forEach(listener -> listener.rescheduled(unit, client, lead, moved));
        tell(unit, standing, moved);
        return new BookingResult.Booked(moved);
    }

    /** What is moved as it was booked, whatever the service has become since. */
    static Catalog.Offer offer(UnitOfWork unit, Client client, Appointment standing, @Nullable ResourceId resource) {
        Catalog.Offer offer = Catalog.offer(unit, client, standing.service(), resource);
        Service now = offer.service();
        Service booked = new Service(
                now.client(),
                now.id(),
                now.name(),
                Duration.between(standing.start(), standing.end()),
                standing.bufferBefore(),
                standing.bufferAfter(),
                standing.price(),
                now.resources(),
                now.choice(),
                now.mostADay());
        return new Catalog.Offer(client, booked, offer.resources());
    }

    private void tell(UnitOfWork unit, Appointment before, Appointment moved) {
        String data = Json.object(
                "appointmentId", moved.id(),
                "leadId", moved.lead(),
                "service", moved.service(),
                "resources", moved.resources().stream().map(Object::toString).toList(),
                "start", moved.start(),
                "previousStart", before.start());
        unit.events()
                .append(
                        moved.client(),
                        List.of(new EventLog.Draft(EventType.APPOINTMENT_RESCHEDULED, clock.instant(), data)));
    }

    private List<Slot> alternatives(ClientKey key, AppointmentId id, NewTime to) {
        return withTime(
                key, id, to, (unit, time) -> new SlotFinder(unit, time.offer(), clock.instant()).nearest(time.start()));
    }

    private boolean isStillFree(List<Slot> nearest, ClientKey key, AppointmentId id, NewTime to) {
        Instant wanted = withTime(key, id, to, (unit, time) -> time.start());
        return nearest.stream().anyMatch(slot -> slot.start().toInstant().equals(wanted));
    }

    private <T> T withTime(ClientKey key, AppointmentId id, NewTime to, BiFunction<UnitOfWork, WantedTime, T> work) {
        return store.inTransaction(unit -> {
            Appointment standing = found(unit.appointments().find(key, id));
            Catalog.Offer offer = offer(unit, client(unit, key), standing, to.resource());
            return work.apply(unit, WantedTime.read(to.start(), offer));
        });
    }

    private static Client client(UnitOfWork unit, ClientKey key) {
        return unit.clients().find(key).orElseThrow(() -> new NotFoundException("client", "client_not_found"));
    }

    private static Appointment found(Optional<Appointment> appointment) {
        return appointment.orElseThrow(() -> new NotFoundException("appointment", "appointment_not_found"));
    }

    /** Ends the transaction, so that a refused move keeps no idempotency key. */
    private static final class RefusedException extends RuntimeException {
        private final transient BookingResult result;

        RefusedException(BookingResult result) {
            super("the appointment is not moved", null, false, false);
            this.result = result;
        }
    }
}
