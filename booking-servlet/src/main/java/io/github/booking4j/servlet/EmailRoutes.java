package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.lead.ReceivedEmail;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Enquiries that come as emails. */
final class EmailRoutes {
    private static final int MAX_RAW = 10 << 20;

    private final BookingEngine engine;

    EmailRoutes(BookingEngine engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(new Route("POST", "/api/import-lead-email/{key}", Scope.CLIENT, this::submit));
    }

    private void submit(Exchange exchange) throws IOException {
        ReceivedEmail email = switch (exchange.mediaType()) {
            case "message/rfc822" -> RawEmail.read(exchange.body(MAX_RAW));
            case "application/json" -> json(exchange);
            default ->
                throw new HttpProblem(
                        415, "unsupported_media_type", "The body must be application/json or message/rfc822");
        };
        LeadAnswers.write(exchange, engine.leads().submitEmail(exchange.client(), email, exchange.idempotencyKey()));
    }

    private static ReceivedEmail json(Exchange exchange) throws IOException {
        Body body = Body.of(exchange.json(), Set.of("from", "subject", "text", "html"));
        ReceivedEmail email =
                new ReceivedEmail(body.text("from"), body.text("subject"), body.text("text"), body.text("html"));
        if (email.text() == null && email.html() == null) {
            body.problem("text", "required", "text or html is required");
        }
        body.check();
        return email;
    }
}
