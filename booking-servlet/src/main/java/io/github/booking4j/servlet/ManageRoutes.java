package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewTime;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.client.Client;
import io.github.booking4j.error.ConflictException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pages behind the link in a message: to see one appointment, to move it, to cancel it. What changes something is a POST from a
 * page that asks once more: programs that only follow links, as mail scanners do, change nothing.
 */
final class ManageRoutes {
    private static final String LINK = "/manage/{token}";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MAX_FORM = 4_096;
    private static final String CHANGED = "?done=changed";

    private final BookingEngine engine;
    private final ManagePages pages = new ManagePages();
    private final ManagedTimes times;

    ManageRoutes(BookingEngine engine) {
        this.engine = engine;
        this.times = new ManagedTimes(engine);
    }

    List<Route> routes() {
        return List.of(
                open("GET", LINK, this::see),
                open("GET", LINK + "/times", this::offer),
                open("GET", LINK + "/move", this::askToMove),
                open("POST", LINK + "/move", this::move),
                open("GET", LINK + "/cancel", this::askToCancel),
                open("POST", LINK + "/cancel", this::cancel),
                open("GET", LINK + "/appointment.ics", this::calendar),
                open("GET", LINK + "/colors.css", ManageRoutes::colors));
    }

    private Route open(String method, String path, Page page) {
        return new Route(method, path, Scope.PUBLIC, exchange -> {
            Optional<Managed> managed = Managed.of(engine, exchange.segment("token"));
            if (managed.isEmpty()) {
                exchange.drain();
                pages.answer(exchange, 404, "manage-unknown", Map.of("root", root(exchange)));
                return;
            }
            page.show(exchange, managed.get());
        });
    }

    /** The way back to where the servlet is mounted, whatever a proxy calls that. */
    private static String root(Exchange exchange) {
        return exchange.request().getRequestURI().matches(".*/manage/[^/]*") ? "../" : "../../";
    }

    private void see(Exchange exchange, Managed managed) throws IOException {
        String done = exchange.query("done").orElse("");
        Map<String, Object> values = values(exchange, managed);
        values.put("moved", done.equals("moved"));
        values.put("changed", done.equals("changed"));
        pages.answer(exchange, 200, "manage", values);
    }

    private void offer(Exchange exchange, Managed managed) throws IOException {
        if (isOver(exchange, managed)) {
            return;
        }
        LocalDate day = exchange.query("day", LocalDate::parse, "must be a day such as 2026-03-09");
        offer(exchange, 200, managed, times.week(managed, day));
    }

    private void offer(Exchange exchange, int status, Managed managed, Map<String, Object> offered) throws IOException {
        Map<String, Object> values = values(exchange, managed);
        values.put("taken", status != 200);
        values.putAll(offered);
        pages.answer(exchange, status, "manage-times", values);
    }

    private void askToMove(Exchange exchange, Managed managed) throws IOException {
        if (isOver(exchange, managed)) {
            return;
        }
        OffsetDateTime start = exchange.query("start", OffsetDateTime::parse, "must be a time with offset");
        if (start == null) {
            seeOther(exchange, "times");
            return;
        }
        Map<String, Object> values = values(exchange, managed);
        values.put("start", start.toString());
        values.put("newDay", managed.day(start.toInstant()));
        values.put("newTime", managed.time(start.toInstant()));
        pages.answer(exchange, 200, "manage-move", values);
    }

    private void move(Exchange exchange, Managed managed) throws IOException {
        String form = form(exchange);
        Appointment appointment = managed.appointment();
        String start = start(form);
        NewTime to = NewTime.at(start).version(version(form));
        try {
            BookingResult result = engine.appointments().reschedule(appointment.client(), appointment.id(), to);
            if (result instanceof BookingResult.Booked) {
                back(exchange, "?done=moved");
            } else {
                // Of what else there is to say, nearly all is that somebody was faster; a time may also be too near by
                // now.
                offer(exchange, 409, managed, instead(managed, result));
            }
        } catch (ConflictException e) {
            back(exchange, CHANGED);
        }
    }

    private Map<String, Object> instead(Managed managed, BookingResult result) {
        List<Slot> nearest = result instanceof BookingResult.SlotTaken taken
                ? taken.alternatives()
                : result instanceof BookingResult.NotBookable not ? not.alternatives() : List.of();
        if (nearest.isEmpty()) {
            return times.week(managed, null);
        }
        return Map.of(
                "days",
                ManagedTimes.days(managed, nearest),
                "earlier",
                "",
                "later",
                nearest.get(0).start().toLocalDate().toString());
    }

    private void askToCancel(Exchange exchange, Managed managed) throws IOException {
        if (!isOver(exchange, managed)) {
            pages.answer(exchange, 200, "manage-cancel", values(exchange, managed));
        }
    }

    private void cancel(Exchange exchange, Managed managed) throws IOException {
        Appointment appointment = managed.appointment();
        int version = version(form(exchange));
        String done = "";
        if (managed.canChange()) {
            try {
                engine.appointments().cancel(appointment.client(), appointment.id(), version);
            } catch (ConflictException e) {
                done = CHANGED;
            }
        }
        back(exchange, done);
    }

    /** What is over, or called off, is only shown. */
    private static boolean isOver(Exchange exchange, Managed managed) {
        if (!managed.canChange()) {
            back(exchange, "");
        }
        return !managed.canChange();
    }

    /** To the page that shows how it stands. */
    private static void back(Exchange exchange, String done) {
        seeOther(exchange, "../" + exchange.segment("token") + done);
    }

    private static void seeOther(Exchange exchange, String relative) {
        exchange.response().setHeader("Location", relative);
        exchange.response().setStatus(303);
    }

    private static String form(Exchange exchange) throws IOException {
        exchange.requireMediaType(FORM);
        return new String(exchange.body(MAX_FORM), StandardCharsets.UTF_8);
    }

    private static String start(String form) {
        String start = Query.of(form, "start").orElse("");
        try {
            return OffsetDateTime.parse(start).toString();
        } catch (DateTimeException e) {
            throw HttpProblem.badParameter("start", "must be a time with offset");
        }
    }

    private static int version(String form) {
        try {
            return Integer.parseInt(Query.of(form, "version").orElse(""));
        } catch (NumberFormatException e) {
            throw HttpProblem.badParameter("version", "must be a number");
        }
    }

    private Map<String, Object> values(Exchange exchange, Managed managed) {
        Map<String, Object> values = new HashMap<>(managed.values(engine));
        values.put("root", root(exchange));
        values.put("here", root(exchange) + "manage/" + exchange.segment("token"));
        return values;
    }

    private void calendar(Exchange exchange, Managed managed) throws IOException {
        Appointment appointment = managed.appointment();
        Calendars.answer(exchange, engine, appointment.client(), appointment.id());
    }

    private static void colors(Exchange exchange, Managed managed) throws IOException {
        Client client = managed.client();
        String color = client.settings().pages().color();
        exchange.write(200, "text/css", ":root { --brand: " + color + "; --brand-ink: " + Contrast.on(color) + "; }\n");
    }

    private interface Page {
        void show(Exchange exchange, Managed managed) throws IOException;
    }
}
