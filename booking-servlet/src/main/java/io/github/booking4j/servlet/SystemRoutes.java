package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.ops.Health;
import io.github.booking4j.report.Metrics;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Health and figures. */
final class SystemRoutes {
    private static final int DEFAULT_DAYS = 30;

    private final BookingEngine engine;

    SystemRoutes(BookingEngine engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/health", Scope.PUBLIC, this::health),
                new Route(
                        "GET",
                        "/health/live",
                        Scope.PUBLIC,
                        exchange -> exchange.answer(200, Map.of("status", "live"))),
                new Route("GET", "/health/ready", Scope.PUBLIC, this::ready),
                new Route("GET", "/api/analytics/{key}/metrics", Scope.CLIENT, this::metrics));
    }

    private void health(Exchange exchange) throws IOException {
        Health health = engine.operations().health();
        Map<String, Object> components = new LinkedHashMap<>();
        health.components().forEach((name, part) -> {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("status", Views.word(part.status()));
            view.putAll(part.details());
            components.put(name, view);
        });
        exchange.answer(
                health.status() == Health.Status.UNHEALTHY ? 503 : 200,
                Map.of("status", Views.word(health.status()), "components", components));
    }

    private void ready(Exchange exchange) throws IOException {
        boolean ready = engine.operations().isReady();
        exchange.answer(ready ? 200 : 503, Map.of("status", ready ? "ready" : "unready"));
    }

    private void metrics(Exchange exchange) throws IOException {
        LocalDate from = exchange.query("from", LocalDate::parse, "must be a date such as 2026-03-03");
        LocalDate to = exchange.query("to", LocalDate::parse, "must be a date such as 2026-03-03");
        Integer days = exchange.query("days", Integer::valueOf, "must be a number of days");
        if ((from == null) != (to == null)) {
            throw HttpProblem.badParameter(from == null ? "from" : "to", "is required with the other");
        }
        Metrics metrics = from != null && to != null
                ? engine.reports().metrics(exchange.client(), from, to)
                : engine.reports().metrics(exchange.client(), days == null ? DEFAULT_DAYS : days);
        exchange.answer(200, Views.metrics(metrics));
    }
}
