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
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.internal.LeadService;
import io.github.booking4j.lead.internal.OncePerKey;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.IdempotencyRepository.Claim;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Books and holds: everything in one transaction, or nothing. */
public final class Booking {
    private static final int TRIES = 3;

    private final BookingStore store;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final LeadService leads;
    private final BookingNews news;
    private final Holds holds;

    /**
     * @param holdJob ends holds
     * @param listeners told inside the transaction, in order
     */
    public Booking(
            BookingStore store,
            InstantSource clock,
            Supplier<UUID> ids,
            LeadService leads,
            HoldJob holdJob,
            List<AppointmentListener> listeners) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.leads = leads;
        this.news = new BookingNews(clock, listeners);
        this.holds = new Holds(clock, holdJob, news);
    }

    BookingResult book(ClientKey key, NewAppointment wanted) {
        return make(key, new BookingRequest(wanted, BookingRequest.BOOK, null));
    }

    BookingResult hold(ClientKey key, NewAppointment wanted, @Nullable Duration length) {
        return make(key, new BookingRequest(wanted, BookingRequest.HOLD, length));
    }

    Appointment bookHeld(ClientKey key, AppointmentId id) {
        return store.inTransaction(unit -> holds.book(unit, client(unit, key), id));
    }

    Holds holds() {
        return holds;
    }

    private BookingResult make(ClientKey key, BookingRequest request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return store.inTransaction(unit -> attempt(unit, key, request));
            } catch (InvalidException e) {
                return new BookingResult.Invalid(e.problems());
            } catch (ConflictException e) {
                if (e.code().equals(CalendarWriter.DAY_FULL)) {
                    return new BookingResult.NotBookable(CalendarWriter.DAY_FULL, alternatives(key, request.wanted()));
                }
                if (!e.code().equals(CalendarWriter.SLOT_TAKEN)) {
                    throw e;
                }
                Obstacle obstacle = obstacle(key, request.wanted(), attempt == TRIES);
                if (obstacle instanceof Obstacle.OwnHold own) {
                    return ofOwnHold(key, request, own.hold());
                }
                if (obstacle instanceof Obstacle.Others others) {
                    return new BookingResult.SlotTaken(others.alternatives());
                }
            }
        }
    }

    /**
     * What is in the way. A hold that ran out is given up here; with a choice of resources, the one that was chosen may have been
     * claimed past the lock: in both cases it is worth another attempt.
     */
    private Obstacle obstacle(ClientKey key, NewAppointment wanted, boolean last) {
        return store.inTransaction(unit -> {
            Catalog.Offer offer = Catalog.offer(unit, client(unit, key), wanted.service(), wanted.resource());
            Instant start = WantedTime.read(wanted.start(), offer).start();
            Optional<Appointment> own = wanted.lead() instanceof Attendee.Known known
                    ? holds.ofLead(unit, offer, start, known.id())
                    : Optional.empty();
            if (own.isPresent()) {
                return new Obstacle.OwnHold(own.get());
            }
            boolean choice =
                    offer.resources().size() > 1 || offer.resources().get(0).capacity() > 1;
            boolean mayVanish = holds.clear(unit, offer, start) || choice;
            return mayVanish && !last ? new Obstacle.Passing() : new Obstacle.Others(nearest(unit, offer, start));
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

    /** Who holds a time and books it has it. */
    private BookingResult ofOwnHold(ClientKey key, BookingRequest request, Appointment own) {
        if (request.holds()) {
            return new BookingResult.Held(own);
        }
        OncePerKey once = new OncePerKey(request.wanted().idempotencyKey(), request.operation(), request.fingerprint());
        return new BookingResult.Booked(once.run(
                store,
                key,
                clock,
                unit -> holds.book(unit, client(unit, key), own.id()),
                booked -> booked.id().toString(),
                (unit, client, subject) -> unit.appointments()
                        .find(client, AppointmentId.parse(subject))
                        .orElseThrow()));
    }

    private BookingResult attempt(UnitOfWork unit, ClientKey key, BookingRequest request) {
        unit.foresee(() -> foresee(unit, key, request.wanted()));
        Client client = client(unit, key);
        NewAppointment wanted = request.wanted();
        Optional<Appointment> earlier = earlier(unit, client, request);
        if (earlier.isPresent()) {
            return request.answer(earlier.get());
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
        Optional<Appointment> faster = claim(unit, client, request, id);
        if (faster.isPresent()) {
            return request.answer(faster.get());
        }
        Lead lead = attendee(unit, client, wanted.lead());
        Instant now = clock.instant();
        Appointment asked = time.appointment(id, lead, wanted.call(), now);
        if (request.holds()) {
            return new BookingResult.Held(hold(unit, offer, open, request, asked));
        }
        Appointment appointment = CalendarWriter.book(unit, asked, offer, open, now);
        news.tell(unit, client, lead, appointment);
        return new BookingResult.Booked(appointment);
    }

    private Appointment hold(
            UnitOfWork unit, Catalog.Offer offer, List<Resource> open, BookingRequest request, Appointment asked) {
        Instant until = holds.until(offer.client(), request.length(), asked.start());
        holds.requireFew(unit, asked.client(), asked.lead());
        Appointment held = CalendarWriter.book(unit, asked.held(until), offer, open, asked.createdAt());
        holds.watch(unit, held, until);
        return held;
    }

    private static Optional<Appointment> earlier(UnitOfWork unit, Client client, BookingRequest request) {
        String key = request.wanted().idempotencyKey();
        return key == null
                ? Optional.empty()
                : unit.idempotency().find(client.key().value(), key).map(found -> made(unit, client, request, found));
    }

    /** Claims the key when all that can refuse the request has been asked: only what is booked keeps a key. */
    private Optional<Appointment> claim(UnitOfWork unit, Client client, BookingRequest request, AppointmentId id) {
        String key = request.wanted().idempotencyKey();
        if (key == null) {
            return Optional.empty();
        }
        Claim claim = new Claim(
                client.key().value(), key, request.operation(), request.fingerprint(), id.toString(), clock.instant());
        return unit.idempotency().claim(claim).map(found -> made(unit, client, request, found));
    }

    private static Appointment made(UnitOfWork unit, Client client, BookingRequest request, Claim found) {
        if (!found.operation().equals(request.operation())
                || !found.fingerprint().equals(request.fingerprint())) {
            throw new ConflictException("idempotency_key_reused", "This idempotency key was used for another request");
        }
        return unit.appointments()
                .find(client.key(), AppointmentId.parse(found.subject()))
                .orElseThrow();
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

    /** Why a time was taken. */
    private sealed interface Obstacle {
        /** The lead's own hold of it. */
        record OwnHold(Appointment hold) implements Obstacle {}

        /** Something that another attempt may not meet any more. */
        record Passing() implements Obstacle {}

        /** Others have it; these are the nearest free slots. */
        record Others(List<Slot> alternatives) implements Obstacle {}
    }
}
