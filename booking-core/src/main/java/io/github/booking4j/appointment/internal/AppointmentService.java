package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentChange;
import io.github.booking4j.appointment.AppointmentChange.Kind;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentQuery;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.Appointments;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.appointment.SlotQuery;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.internal.ClientListener;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The calendar of every client. */
public final class AppointmentService implements Appointments, ClientListener {
    private final BookingStore store;
    private final InstantSource clock;
    private final Booking booking;
    private final Rescheduling rescheduling;
    private final Attendance attendance;
    private final ManageLinks links;
    private final CalendarFeeds feeds;
    private final List<AppointmentListener> listeners;

    /**
     * @param links open appointments to those who got one
     * @param feeds show the calendars of resources
     * @param listeners told inside the transaction, in order; also those that {@code booking} tells
     */
    public AppointmentService(
            BookingStore store,
            InstantSource clock,
            Booking booking,
            ManageLinks links,
            CalendarFeeds feeds,
            List<AppointmentListener> listeners) {
        this.store = store;
        this.clock = clock;
        this.booking = booking;
        this.rescheduling = new Rescheduling(store, clock, booking.holds(), listeners);
        this.attendance = new Attendance(clock);
        this.links = links;
        this.feeds = feeds;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public List<Slot> slots(ClientKey key, SlotQuery query) {
        return inClient(key, (unit, client) -> {
            Catalog.Offer offer = Catalog.offer(unit, client, query.service(), query.resource());
            SlotFinder finder = new SlotFinder(unit, offer, clock.instant());
            return finder.find(query.from(), query.to(), query.limit());
        });
    }

    @Override
    public BookingResult book(ClientKey key, NewAppointment wanted) {
        return booking.book(key, wanted);
    }

    @Override
    public BookingResult hold(ClientKey key, NewAppointment wanted, @Nullable Duration length) {
        return booking.hold(key, wanted, length);
    }

    @Override
    public Appointment bookHeld(ClientKey key, AppointmentId id) {
        return booking.bookHeld(key, id);
    }

    @Override
    public BookingResult reschedule(ClientKey key, AppointmentId id, NewTime to) {
        return rescheduling.move(key, id, to);
    }

    @Override
    public Appointment cancel(ClientKey key, AppointmentId id) {
        return cancelled(key, id, null);
    }

    @Override
    public Appointment cancel(ClientKey key, AppointmentId id, int version) {
        return cancelled(key, id, version);
    }

    private Appointment cancelled(ClientKey key, AppointmentId id, @Nullable Integer version) {
        return inClient(key, (unit, client) -> {
            Appointment known = found(unit.appointments().find(key, id));
            Lead locked = unit.leads().lock(key, known.lead()).orElseThrow();
            Appointment standing = found(unit.appointments().lock(key, id));
            if (standing.status().isStanding()) {
                requireVersion(standing, version);
            }
            if (!standing.status().isPromised()) {
                return Holds.release(unit, standing);
            }
            CalendarWriter.free(unit, standing);
            Appointment cancelled = unit.appointments().update(standing.withStatus(AppointmentStatus.CANCELLED));
            History.note(unit, cancelled, Kind.CANCELLED, clock.instant());
            Lead lead = withoutIt(unit, locked);
            listeners.forEach(listener -> listener.cancelled(unit, client, lead, cancelled));
            unit.events()
                    .append(
                            key,
                            List.of(new EventLog.Draft(
                                    EventType.APPOINTMENT_CANCELLED,
                                    clock.instant(),
                                    Json.object("appointmentId", id, "leadId", lead.id()))));
            return cancelled;
        });
    }

    @Override
    public Appointment confirm(ClientKey key, AppointmentId id) {
        return inClient(key, (unit, client) -> attendance.confirm(unit, locked(unit, key, id)));
    }

    @Override
    public Appointment complete(ClientKey key, AppointmentId id) {
        return inClient(key, (unit, client) -> attendance.complete(unit, locked(unit, key, id)));
    }

    @Override
    public Appointment noShow(ClientKey key, AppointmentId id) {
        return inClient(key, (unit, client) -> attendance.noShow(unit, locked(unit, key, id)));
    }

    static void requireVersion(Appointment standing, @Nullable Integer version) {
        if (version != null && version != standing.version()) {
            throw new ConflictException(
                    "version_conflict", "The appointment has version " + standing.version() + " by now; read it again");
        }
    }

    private static Appointment locked(UnitOfWork unit, ClientKey key, AppointmentId id) {
        Appointment known = found(unit.appointments().find(key, id));
        unit.leads().lock(key, known.lead()); // locks are taken in one order
        return found(unit.appointments().lock(key, id));
    }

    @Override
    public List<AppointmentChange> history(ClientKey key, AppointmentId id) {
        return inClient(
                key,
                (unit, client) -> History.of(unit, found(unit.appointments().find(key, id))));
    }

    /** Who has no appointment any more is not shown as booked. */
    private Lead withoutIt(UnitOfWork unit, Lead lead) {
        boolean booked = lead.status() == LeadStatus.BOOKED
                && unit.appointments()
                        .upcoming(lead.client(), lead.id(), clock.instant())
                        .isEmpty();
        return booked ? unit.leads().update(lead.withStatus(LeadStatus.INTERESTED)) : lead;
    }

    private static Appointment found(Optional<Appointment> appointment) {
        return appointment.orElseThrow(() -> new NotFoundException("appointment", "appointment_not_found"));
    }

    @Override
    public Optional<Appointment> ofLink(String token) {
        return store.inTransaction(unit -> links.open(unit, token));
    }

    @Override
    public String openFeed(ClientKey key, ResourceId resource) {
        return inClient(key, (unit, client) -> feeds.open(unit, client, resource));
    }

    @Override
    public void closeFeed(ClientKey key, String token) {
        inClient(key, (unit, client) -> {
            feeds.close(unit, key, token);
            return client;
        });
    }

    @Override
    public Optional<String> readFeed(String token) {
        return store.inTransaction(unit -> feeds.read(unit, token));
    }

    @Override
    public String iCalendar(ClientKey key, AppointmentId id) {
        return inClient(key, (unit, client) -> {
            Appointment appointment =
                    found(unit.appointments().find(key, id).filter(found -> found.heldUntil() == null));
            return new Invitation(client, appointment, Catalog.serviceName(unit, appointment))
                    .published(clock.instant());
        });
    }

    @Override
    public Optional<Appointment> find(ClientKey client, AppointmentId id) {
        return store.inTransaction(unit -> unit.appointments().find(client, id));
    }

    @Override
    public List<Appointment> list(ClientKey client, AppointmentQuery query) {
        return store.inTransaction(unit -> unit.appointments().list(client, query));
    }

    @Override
    public List<Service> services(ClientKey client) {
        return store.inTransaction(unit -> unit.catalog().listServices(client));
    }

    @Override
    public List<Resource> resources(ClientKey client) {
        return store.inTransaction(unit -> unit.catalog().listResources(client));
    }

    @Override
    public void define(Service service) {
        inClient(service.client(), (unit, client) -> {
            for (ResourceId resource : service.resources()) {
                if (unit.catalog().findResource(client.key(), resource).isEmpty()) {
                    throw new InvalidException(
                            new FieldProblem("/resources", "resource_unknown", "no resource " + resource));
                }
            }
            unit.catalog().put(service);
            return service;
        });
    }

    @Override
    public void define(Resource resource) {
        inClient(resource.client(), (unit, client) -> {
            unit.catalog().put(resource);
            return resource;
        });
    }

    @Override
    public void onboarded(UnitOfWork unit, Client client, NewClient request) {
        FirstCatalog.create(unit, client, request);
    }

    private <T> T inClient(ClientKey key, ClientWork<T> work) {
        Function<UnitOfWork, T> whole = unit -> work.run(
                unit, unit.clients().find(key).orElseThrow(() -> new NotFoundException("client", "client_not_found")));
        return store.inTransaction(whole);
    }

    private interface ClientWork<T> {
        T run(UnitOfWork unit, Client client);
    }
}
