package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.ResourceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calendars of resources, for programs that ask for them every now and then. */
final class FeedRoutes {
    private static final String ICS = ".ics";

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
        String name = body.required("resource");
        ResourceId resource = null;
        try {
            resource = new ResourceId(name);
        } catch (IllegalArgumentException e) {
            body.problem("resource", "invalid", "is not an id");
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
        String tag = '"' + hash(calendar) + '"';
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

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
