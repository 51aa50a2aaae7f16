package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.ResourceId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calendars of resources, for programs that ask for them every now and then. */
final class FeedRoutes {
    private static final String ICS = ".ics";
    private static final int TAG_LENGTH = 32;

    private final BookingEngine engine;

    FeedRoutes(BookingEngine engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/api/calendar-feeds/{key}", Scope.CLIENT, this::open),
                new Route("DELETE", "/api/calendar-feeds/{key}/{token}", Scope.CLIENT, this::close),
                new Route("GET", "/calendar/{token}", Scope.PUBLIC, this::read));
    }

    private void open(Exchange exchange) throws IOException {
        Body body = Body.of(exchange.json(), Set.of("resource"));
        ResourceId resource = AppointmentRoutes.id(body, "resource", ResourceId::new);
        if (!body.has("resource")) {
            body.problem("resource", "required", "is required");
        }
        body.check();
        if (resource == null) {
            throw new IllegalStateException("checked before");
        }
        String url = engine.appointments().openFeed(exchange.client(), resource);
        exchange.answer(201, Map.of("resource", resource.value(), "url", url));
    }

    private void close(Exchange exchange) {
        exchange.drain();
        engine.appointments().closeFeed(exchange.client(), token(exchange));
        exchange.noContent();
    }

    private void read(Exchange exchange) throws IOException {
        String calendar = engine.appointments().readFeed(token(exchange)).orElseThrow(HttpProblem::notFound);
        String tag = '"' + Access.sha256(calendar).substring(0, TAG_LENGTH) + '"';
        exchange.response().setHeader("ETag", tag);
        exchange.response().setHeader("Cache-Control", "private, no-cache");
        if (tag.equals(exchange.request().getHeader("If-None-Match"))) {
            exchange.response().setStatus(304);
        } else {
            exchange.write(200, "text/calendar", calendar);
        }
    }

    /** As it stands in the address, with or without the ending of a file. */
    private static String token(Exchange exchange) {
        String name = exchange.segment("token");
        return name.endsWith(ICS) ? name.substring(0, name.length() - ICS.length()) : name;
    }
}
