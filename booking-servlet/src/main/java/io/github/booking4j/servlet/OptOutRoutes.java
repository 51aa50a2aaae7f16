package io.github.booking4j.servlet;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.lead.OptOut;
import io.github.booking4j.lead.OptOutId;
import io.github.booking4j.lead.OptOutImport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Opt-outs and do-not-call lists. */
final class OptOutRoutes {
    private static final String API = "api";
    private static final String IMPORT = "import";
    private static final FieldProblem NO_EMAIL =
            new FieldProblem("/email", "email_invalid", "must be an email address such as ana@example.com");
    private static final int MAX_JSON = 16 << 20;
    private static final long MAX_LIST = 256L << 20;

    private final BookingEngine engine;

    OptOutRoutes(BookingEngine engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/api/opt-outs/{key}", Scope.CLIENT, this::post),
                new Route("GET", "/api/opt-outs/{key}", Scope.CLIENT, this::list),
                new Route("DELETE", "/api/opt-outs/{key}/{id}", Scope.CLIENT, this::withdraw));
    }

    private void post(Exchange exchange) throws IOException {
        String source = exchange.query("source").orElse(IMPORT);
        switch (exchange.mediaType()) {
            case "text/csv" ->
                exchange.answer(
                        200, view(engine.optOuts().importCsv(exchange.client(), exchange.stream(MAX_LIST), source)));
            case "text/plain" -> {
                // A list of bare numbers is a table of one column without its header.
                InputStream header = new ByteArrayInputStream("phone\n".getBytes(StandardCharsets.UTF_8));
                InputStream table = new SequenceInputStream(header, exchange.stream(MAX_LIST));
                exchange.answer(200, view(engine.optOuts().importCsv(exchange.client(), table, source)));
            }
            default -> postJson(exchange, exchange.json(MAX_JSON), source);
        }
    }

    private void postJson(Exchange exchange, JsonNode json, String source) throws IOException {
        Body body = Body.of(json, Set.of("phone", "email", "source", "text", "addresses"));
        String named = body.text("source");
        if (body.has("addresses")) {
            List<String> addresses = body.texts("addresses");
            for (String other : List.of("phone", "email", "text")) {
                if (body.has(other)) {
                    body.problem(other, "invalid", "is an opt-out of its own: send it or addresses");
                }
            }
            body.check();
            exchange.answer(
                    200,
                    view(engine.optOuts()
                            .importAll(exchange.client(), addresses.iterator(), named == null ? source : named)));
            return;
        }
        String email = body.text("email");
        String address = email == null ? body.required("phone") : email;
        if (email != null && body.has("phone")) {
            body.problem("email", "invalid", "is an opt-out of its own: send phone or email");
        }
        if (email != null && email.indexOf('@') < 0) {
            body.problem("email", NO_EMAIL.code(), NO_EMAIL.detail());
        }
        String text = body.text("text");
        body.check();
        OptOut stored = engine.optOuts()
                .add(exchange.client(), address, named == null ? API : named, text, exchange.idempotencyKey());
        exchange.answer(201, view(stored));
    }

    private void list(Exchange exchange) throws IOException {
        Optional<String> email = exchange.query("email");
        if (email.isPresent() && email.get().indexOf('@') < 0) {
            throw new InvalidException(NO_EMAIL);
        }
        Optional<String> address = exchange.query("phone").or(() -> email);
        if (address.isPresent()) {
            if (email.isPresent() && !address.equals(email)) {
                throw HttpProblem.badParameter("email", "must not be given together with phone");
            }
            List<OptOut> found = engine.optOuts().findByAddress(exchange.client(), address.get()).stream()
                    .toList();
            exchange.answer(200, Cursor.page(found, 2, OptOutRoutes::view, OptOut::address));
            return;
        }
        int limit = exchange.limit(50, 200);
        List<OptOut> optOuts =
                engine.optOuts().list(exchange.client(), Cursor.read(exchange, Function.identity()), limit);
        exchange.answer(200, Cursor.page(optOuts, limit, OptOutRoutes::view, OptOut::address));
    }

    private void withdraw(Exchange exchange) throws IOException {
        String reason = exchange.query("reason")
                .orElseThrow(() -> HttpProblem.badParameter("reason", "must say who asked for it, and how"));
        OptOut lifted = engine.optOuts().withdraw(exchange.client(), exchange.id("id", OptOutId::new), reason);
        exchange.answer(200, view(lifted));
    }

    private static Map<String, Object> view(OptOut optOut) {
        Map<String, Object> view = new LinkedHashMap<>();
        boolean isPhone = optOut.address().startsWith("+");
        view.put("id", optOut.id().toString());
        view.put("phone", isPhone ? optOut.address() : null);
        view.put("email", isPhone ? null : optOut.address());
        view.put("source", optOut.source());
        view.put("text", optOut.text());
        view.put("at", Views.time(optOut.at()));
        return view;
    }

    private static Map<String, Object> view(OptOutImport report) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("total", report.total());
        view.put("added", report.added());
        view.put("known", report.known());
        view.put("invalid", report.invalid());
        view.put("problems", Views.problems(report.problems()));
        return view;
    }
}
