package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.ops.Health;
import io.github.booking4j.report.Metrics;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Health and figures. */
final class SystemRoutes {
    private static final int DEFAULT_DAYS = 30;
    private static final int MAX_DAYS = 366;
    private static final String A_DATE = "must be a date such as 2026-03-03";

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
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", Views.word(health.status()));
        answer.put("components", components);
        exchange.answer(health.status() == Health.Status.UNHEALTHY ? 503 : 200, answer);
    }

    private void ready(Exchange exchange) throws IOException {
        boolean ready = engine.operations().isReady();
        exchange.answer(ready ? 200 : 503, Map.of("status", ready ? "ready" : "unready"));
    }

    private void metrics(Exchange exchange) throws IOException {
        LocalDate from = exchange.query("from", QueryTime::date, A_DATE);
        LocalDate to = exchange.query("to", QueryTime::date, A_DATE);
        int days = exchange.number("days", DEFAULT_DAYS, 1, MAX_DAYS);
        if ((from == null) != (to == null)) {
            throw HttpProblem.badParameter(from == null ? "from" : "to", "is required with the other");
        }
        if (from != null && to != null && !isPeriod(from, to)) {
            throw HttpProblem.badParameter("to", "must be from 0 to " + (MAX_DAYS - 1) + " days after from");
        }
        Metrics metrics = from != null && to != null
                ? engine.reports().metrics(exchange.client(), from, to)
                : engine.reports().metrics(exchange.client(), days);
        exchange.answer(200, Views.metrics(metrics));
    }

    private static boolean isPeriod(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        return days >= 1 && days <= MAX_DAYS;
    }
}
