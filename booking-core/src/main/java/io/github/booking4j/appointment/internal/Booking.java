package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.NewAppointment.Attendee;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.id.Secrets;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.internal.LeadService;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.IdempotencyRepository.Claim;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Books: everything in one transaction, or nothing. */
public final class Booking {
    private static final String OPERATION = "book";
    private static final int TRIES = 3;

    private final BookingStore store;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final LeadService leads;
    private final List<AppointmentListener> listeners;

    /**
     * @param listeners told inside the transaction, in order
     */
    public Booking(
            BookingStore store,
            InstantSource clock,
            Supplier<UUID> ids,
            LeadService leads,
            List<AppointmentListener> listeners) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.leads = leads;
        this.listeners = List.copyOf(listeners);
    }

    BookingResult book(ClientKey key, NewAppointment wanted) {
        for (int attempt = 1; ; attempt++) {
            try {
                return store.inTransaction(unit -> attempt(unit, key, wanted));
            } catch (InvalidException e) {
                return new BookingResult.Invalid(e.problems());
            } catch (ConflictException e) {
                if (!e.code().equals(CalendarWriter.SLOT_TAKEN)) {
                    throw e;
                }
                // With a choice of resources, the one that was chosen may have been claimed past the lock: choose
                // again.
                if (attempt == TRIES || !hasChoice(key, wanted)) {
                    return new BookingResult.SlotTaken(alternatives(key, wanted));
                }
            }
        }
    }

    private boolean hasChoice(ClientKey key, NewAppointment wanted) {
        return store.inTransaction(unit -> {
            Catalog.Offer offer = Catalog.offer(unit, client(unit, key), wanted.service(), wanted.resource());
            return offer.resources().size() > 1 || offer.resources().get(0).capacity() > 1;
        });
    }

    /** What every booking asks for. The lead comes after the client, as locks are taken, and all that is asked of it after its lock. */
    private static void foresee(UnitOfWork unit, ClientKey key, NewAppointment wanted) {
        unit.clients().find(key);
        if (wanted.idempotencyKey() != null) {
            unit.idempotency().find(key.value(), wanted.idempotencyKey());
        }
        if (wanted.service() != null) {
            unit.catalog().findService(key, wanted.service());
            unit.catalog().listResources(key, wanted.service());
        }
        if (wanted.lead() instanceof Attendee.Known known) {
            unit.leads().lock(key, known.id());
            unit.sequences().running(key, known.id());
            unit.calls().pending(key, known.id());
        }
    }

    private BookingResult attempt(UnitOfWork unit, ClientKey key, NewAppointment wanted) {
        unit.foresee(() -> foresee(unit, key, wanted));
        Client client = client(unit, key);
        Optional<Appointment> earlier = earlier(unit, client, wanted);
        if (earlier.isPresent()) {
            return new BookingResult.Booked(earlier.get());
        }
        Catalog.Offer offer = Catalog.offer(unit, client, wanted.service(), wanted.resource());
        WantedTime time = WantedTime.read(wanted.start(), offer);
        if (time.gap() != null) {
            return time.gap();
        }
        Instant start = time.start();
        List<Resource> open = SlotFinder.openFor(offer, start);
        Optional<String> refusal = SlotFinder.refusal(offer, open, start, clock.instant());
        if (refusal.isPresent()) {
            return new BookingResult.NotBookable(refusal.get(), nearest(unit, offer, start));
        }
        AppointmentId id = new AppointmentId(ids.get());
        Optional<Appointment> faster = claim(unit, client, wanted, id);
        if (faster.isPresent()) {
            return new BookingResult.Booked(faster.get());
        }
        Lead lead = attendee(unit, client, wanted.lead());
        Appointment appointment = CalendarWriter.book(
                unit, time.appointment(id, lead, wanted.call(), clock.instant()), open, offer.needsAll());
        concluded(unit, client, lead, appointment);
        return new BookingResult.Booked(appointment);
    }

    private static Optional<Appointment> earlier(UnitOfWork unit, Client client, NewAppointment wanted) {
        String key = wanted.idempotencyKey();
        return key == null
                ? Optional.empty()
                : unit.idempotency().find(client.key().value(), key).map(found -> booked(unit, client, wanted, found));
    }

    /** Claims the key when all that can refuse the request has been asked: only what is booked keeps a key. */
    private Optional<Appointment> claim(UnitOfWork unit, Client client, NewAppointment wanted, AppointmentId id) {
        String key = wanted.idempotencyKey();
        if (key == null) {
            return Optional.empty();
        }
        Claim claim =
                new Claim(client.key().value(), key, OPERATION, fingerprint(wanted), id.toString(), clock.instant());
        return unit.idempotency().claim(claim).map(found -> booked(unit, client, wanted, found));
    }

    private static Appointment booked(UnitOfWork unit, Client client, NewAppointment wanted, Claim found) {
        if (!found.operation().equals(OPERATION) || !found.fingerprint().equals(fingerprint(wanted))) {
            throw new ConflictException("idempotency_key_reused", "This idempotency key was used for another request");
        }
        return unit.appointments()
                .find(client.key(), AppointmentId.parse(found.subject()))
                .orElseThrow();
    }

    private static String fingerprint(NewAppointment wanted) {
        String who = wanted.lead() instanceof Attendee.Known known
                ? known.id().toString()
                : ((Attendee.Arriving) wanted.lead()).lead().phone();
        return Secrets.sha256(String.join("\n", "" + wanted.service(), wanted.start(), "" + wanted.resource(), who));
    }

    private Lead attendee(UnitOfWork unit, Client client, Attendee attendee) {
        if (attendee instanceof Attendee.Known known) {
            return unit.leads()
                    .lock(client.key(), known.id())
                    .orElseThrow(() -> new InvalidException(
                            new FieldProblem("/leadId", "lead_not_found", "there is no such lead")));
        }
        LeadResult result = leads.arriveToBook(unit, client, ((Attendee.Arriving) attendee).lead());
        if (result instanceof LeadResult.Invalid invalid) {
            throw new InvalidException(invalid.problems().stream()
                    .map(problem -> new FieldProblem("/lead" + problem.pointer(), problem.code(), problem.detail()))
                    .toList());
        }
        return result.stored().orElseThrow();
    }

    private void concluded(UnitOfWork unit, Client client, Lead lead, Appointment appointment) {
        if (lead.status() != LeadStatus.OPTED_OUT && lead.status() != LeadStatus.BOOKED) {
            unit.leads().update(lead.withStatus(LeadStatus.BOOKED));
        }
        listeners.forEach(listener -> listener.booked(unit, client, lead, appointment));
        unit.events()
                .append(
                        client.key(),
                        List.of(new EventLog.Draft(
                                EventType.APPOINTMENT_BOOKED,
                                clock.instant(),
                                Json.object(
                                        "appointmentId", appointment.id(),
                                        "leadId", lead.id(),
                                        "service", appointment.service(),
                                        "resources",
                                                appointment.resources().stream()
                                                        .map(Object::toString)
                                                        .toList(),
                                        "start", appointment.start(),
                                        "callId", appointment.call()))));
    }

    private List<Slot> alternatives(ClientKey key, NewAppointment wanted) {
        return store.inTransaction(unit -> {
            Catalog.Offer offer = Catalog.offer(unit, client(unit, key), wanted.service(), wanted.resource());
            return nearest(unit, offer, WantedTime.read(wanted.start(), offer).start());
        });
    }

    private List<Slot> nearest(UnitOfWork unit, Catalog.Offer offer, Instant start) {
        return new SlotFinder(unit, offer, clock.instant()).nearest(start);
    }

    private static Client client(UnitOfWork unit, ClientKey key) {
        return unit.clients().find(key).orElseThrow(() -> new NotFoundException("client", "client_not_found"));
    }
}
