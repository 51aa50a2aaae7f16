package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.lead.LeadId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Calls: what was said to leads. */
final class CallRoutes {
    private final BookingEngine engine;

    CallRoutes(BookingEngine engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/calls/{key}", Scope.CLIENT, this::calls),
                new Route("GET", "/api/calls/{key}/{id}", Scope.CLIENT, this::call),
                new Route("POST", "/api/calls/{key}/{id}/cancel", Scope.CLIENT, this::cancel),
                new Route("GET", "/api/call-queue/{key}", Scope.CLIENT, this::queue),
                new Route("GET", "/api/calls/{key}/{id}/recording", Scope.CLIENT, this::recording));
    }

    private void calls(Exchange exchange) throws IOException {
        int limit = exchange.limit(50, 200);
        CallQuery query = new CallQuery(
                exchange.query("leadId", LeadId::parse, "is not an id"),
                exchange.query("status", text -> CallStatus.valueOf(upper(text)), "is not a status of calls"),
                exchange.query("outcome", text -> CallOutcome.valueOf(upper(text)), "is not an outcome"),
                Cursor.read(exchange, CallId::parse),
                limit);
        List<Call> calls = engine.calls().list(exchange.client(), query);
        exchange.answer(
                200, Cursor.page(calls, limit, Views::call, call -> call.id().toString()));
    }

    private void call(Exchange exchange) throws IOException {
        Call call = engine.calls()
                .find(exchange.client(), exchange.id("id", CallId::new))
                .orElseThrow(HttpProblem::notFound);
        exchange.answer(200, Views.call(call));
    }

    private void cancel(Exchange exchange) throws IOException {
        exchange.drain();
        exchange.answer(200, Views.call(engine.calls().cancel(exchange.client(), exchange.id("id", CallId::new))));
    }

    private void queue(Exchange exchange) throws IOException {
        List<Map<String, Object>> items = engine.calls().queue(exchange.client(), exchange.limit(50, 200)).stream()
                .map(Views::queued)
                .toList();
        exchange.answer(200, Map.of("items", items));
    }

    private void recording(Exchange exchange) {
        HttpServletResponse response = exchange.response();
        try {
            CallId id = exchange.id("id", CallId::new);
            if (!engine.calls().readRecording(exchange.client(), id, (type, sound) -> send(response, type, sound))) {
                throw HttpProblem.notFound();
            }
        } catch (GatewayException e) {
            if (response.isCommitted()) {
                throw e; // the answer is broken off, so that nobody takes the part for the whole
            }
            throw new HttpProblem(503, "recording_unavailable", "The voice provider cannot give the recording now");
        }
    }

    private static void send(HttpServletResponse response, String type, InputStream sound) throws IOException {
        response.setStatus(200);
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment");
        sound.transferTo(response.getOutputStream());
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
