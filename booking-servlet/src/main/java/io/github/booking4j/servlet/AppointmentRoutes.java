package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentChange;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentQuery;
import io.github.booking4j.appointment.AppointmentQuery.Position;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.NewAppointment.Attendee;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.appointment.SlotQuery;
import io.github.booking4j.lead.LeadId;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Slots and appointments. */
final class AppointmentRoutes {
    private static final Set<String> FIELDS = Set.of("service", "start", "resource", "leadId", "lead");
    private static final Set<String> HOLD_FIELDS = Set.of("service", "start", "resource", "leadId", "lead", "minutes");
    private static final Set<String> TIME = Set.of("start", "resource", "version");
    private static final Set<String> VERSION = Set.of("version");

    private final BookingEngine engine;

    AppointmentRoutes(BookingEngine engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/slots/{key}", Scope.CLIENT, this::slots),
                new Route("POST", "/api/appointments/{key}", Scope.CLIENT, this::book),
                new Route("POST", "/api/appointments/{key}/holds", Scope.CLIENT, this::hold),
                new Route("POST", "/api/appointments/{key}/{id}/book", Scope.CLIENT, this::bookHeld),
                new Route("GET", "/api/appointments/{key}", Scope.CLIENT, this::list),
                new Route("GET", "/api/appointments/{key}/{id}.ics", Scope.CLIENT, this::file), // else an id
                new Route("GET", "/api/appointments/{key}/{id}", Scope.CLIENT, this::get),
                new Route("POST", "/api/appointments/{key}/{id}/reschedule", Scope.CLIENT, this::reschedule),
                new Route("POST", "/api/appointments/{key}/{id}/cancel", Scope.CLIENT, this::cancel),
                new Route("POST", "/api/appointments/{key}/{id}/confirm", Scope.CLIENT, this::confirm),
                new Route("POST", "/api/appointments/{key}/{id}/complete", Scope.CLIENT, this::complete),
                new Route("POST", "/api/appointments/{key}/{id}/no-show", Scope.CLIENT, this::noShow));
    }

    private void slots(Exchange exchange) throws IOException {
        SlotQuery query = new SlotQuery(
                exchange.query("service", ServiceId::new, "is not a service id"),
                exchange.query("resource", ResourceId::new, "is not a resource id"),
                QueryTime.of(exchange, "from"),
                QueryTime.of(exchange, "to"),
                exchange.limit(200, 2000));
        List<Slot> slots = engine.appointments().slots(exchange.client(), query);
        exchange.answer(200, Map.of("items", views(slots)));
    }

    private void book(Exchange exchange) throws IOException {
        NewAppointment wanted = wanted(exchange, Body.of(exchange.json(), FIELDS));
        answer(exchange, 201, engine.appointments().book(exchange.client(), wanted));
    }

    private void hold(Exchange exchange) throws IOException {
        Body body = Body.of(exchange.json(), HOLD_FIELDS);
        Duration length = body.has("minutes") ? Duration.ofMinutes(body.whole("minutes", 0)) : null;
        NewAppointment wanted = wanted(exchange, body);
        answer(exchange, 201, engine.appointments().hold(exchange.client(), wanted, length));
    }

    private void bookHeld(Exchange exchange) throws IOException {
        AppointmentId id = exchange.id("id", AppointmentId::new);
        exchange.answer(200, view(exchange, engine.appointments().bookHeld(exchange.client(), id)));
    }

    private static NewAppointment wanted(Exchange exchange, Body body) {
        Body lead = body.object("lead", LeadRoutes.FIELDS);
        String start = body.required("start");
        ServiceId service = id(body, "service", ServiceId::new);
        ResourceId resource = id(body, "resource", ResourceId::new);
        LeadId leadId = id(body, "leadId", LeadId::parse);
        if ((lead == null) == (leadId == null)) {
            body.problem("leadId", "required", "either leadId or lead is required");
        }
        Attendee attendee = leadId != null
                ? new Attendee.Known(leadId)
                : lead == null ? null : new Attendee.Arriving(LeadRoutes.read(lead));
        body.check();
        if (attendee == null) {
            throw new IllegalStateException("checked before");
        }
        return new NewAppointment(service, start, resource, attendee, null, exchange.idempotencyKey());
    }

    /** An id in a body; null: absent, or told as a problem. */
    static <T> @Nullable T id(Body body, String name, Function<String, T> parser) {
        String text = body.text(name);
        try {
            return text == null ? null : parser.apply(text);
        } catch (IllegalArgumentException e) {
            body.problem(name, "invalid", "is not an id");
            return null;
        }
    }

    private void answer(Exchange exchange, int done, BookingResult result) throws IOException {
        if (result instanceof BookingResult.Booked booked) {
            exchange.answer(done, view(exchange, booked.appointment()));
        } else if (result instanceof BookingResult.Held held) {
            exchange.answer(done, view(exchange, held.appointment()));
        } else if (result instanceof BookingResult.SlotTaken taken) {
            throw new HttpProblem(409, "slot_taken", "Somebody else has this time")
                    .with("alternatives", views(taken.alternatives()));
        } else if (result instanceof BookingResult.NotBookable not) {
            throw new HttpProblem(422, not.reason(), "This time cannot be booked: " + not.reason())
                    .with("alternatives", views(not.alternatives()));
        } else if (result instanceof BookingResult.NonexistentTime gap) {
            throw new HttpProblem(422, "nonexistent_local_time", "Clocks jump over this local time")
                    .with("before", gap.before().toString())
                    .with("after", gap.after().toString());
        } else if (result instanceof BookingResult.Invalid invalid) {
            throw new HttpProblem(422, "invalid", "The appointment cannot be booked", invalid.problems());
        }
    }

    private static List<Map<String, Object>> views(List<Slot> slots) {
        return slots.stream().map(Views::slot).toList();
    }

    private Map<String, Object> view(Exchange exchange, Appointment appointment) {
        return Views.appointment(
                appointment,
                engine.leads().find(exchange.client(), appointment.lead()).orElse(null));
    }

    private void list(Exchange exchange) throws IOException {
        int limit = exchange.limit(50, 200);
        AppointmentQuery query = new AppointmentQuery(
                exchange.query("leadId", LeadId::parse, "is not an id"),
                exchange.query(
                        "status", text -> AppointmentStatus.valueOf(text.toUpperCase(Locale.ROOT)), "is not a status"),
                exchange.query("service", ServiceId::new, "is not a service id"),
                exchange.query("resource", ResourceId::new, "is not a resource id"),
                QueryTime.of(exchange, "from"),
                QueryTime.of(exchange, "to"),
                Cursor.read(exchange, AppointmentRoutes::position),
                limit);
        List<Appointment> appointments = engine.appointments().list(exchange.client(), query);
        exchange.answer(
                200,
                Cursor.page(
                        appointments,
                        limit,
                        appointment -> view(exchange, appointment),
                        last -> last.start() + " " + last.id()));
    }

    private static Position position(String text) {
        String[] parts = text.split(" ", 2);
        return new Position(QueryTime.instant(parts[0]), AppointmentId.parse(parts[1]));
    }

    private void get(Exchange exchange) throws IOException {
        Appointment appointment = engine.appointments()
                .find(exchange.client(), exchange.id("id", AppointmentId::new))
                .orElseThrow(HttpProblem::notFound);
        Map<String, Object> view = view(exchange, appointment);
        List<AppointmentChange> history = engine.appointments().history(exchange.client(), appointment.id());
        ZoneId zone = appointment.time().zone();
        view.put(
                "history",
                history.stream().map(change -> Views.change(change, zone)).toList());
        exchange.answer(200, view);
    }

    private void file(Exchange exchange) throws IOException {
        Calendars.answer(exchange, engine, exchange.client(), exchange.id("id", AppointmentId::new));
    }

    private void reschedule(Exchange exchange) throws IOException {
        Body body = Body.of(exchange.json(), TIME);
        String start = body.required("start");
        ResourceId resource = id(body, "resource", ResourceId::new);
        Integer version = version(body);
        body.check();
        NewTime to = NewTime.at(start).on(resource).version(version).idempotencyKey(exchange.idempotencyKey());
        AppointmentId id = exchange.id("id", AppointmentId::new);
        answer(exchange, 200, engine.appointments().reschedule(exchange.client(), id, to));
    }

    private void cancel(Exchange exchange) throws IOException {
        Body body = Body.of(exchange.optionalJson(), VERSION);
        Integer version = version(body);
        body.check();
        AppointmentId id = exchange.id("id", AppointmentId::new);
        Appointment cancelled = version == null
                ? engine.appointments().cancel(exchange.client(), id)
                : engine.appointments().cancel(exchange.client(), id, version);
        exchange.answer(200, view(exchange, cancelled));
    }

    private static @Nullable Integer version(Body body) {
        return body.has("version") ? Integer.valueOf(body.whole("version", 0)) : null;
    }

    private void confirm(Exchange exchange) throws IOException {
        AppointmentId id = exchange.id("id", AppointmentId::new);
        exchange.answer(200, view(exchange, engine.appointments().confirm(exchange.client(), id)));
    }

    private void complete(Exchange exchange) throws IOException {
        AppointmentId id = exchange.id("id", AppointmentId::new);
        exchange.answer(200, view(exchange, engine.appointments().complete(exchange.client(), id)));
    }

    private void noShow(Exchange exchange) throws IOException {
        AppointmentId id = exchange.id("id", AppointmentId::new);
        exchange.answer(200, view(exchange, engine.appointments().noShow(exchange.client(), id)));
    }
}
