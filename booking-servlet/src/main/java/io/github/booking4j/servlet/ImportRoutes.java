package io.github.booking4j.servlet;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.lead.ImportId;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.ImportOptions.When;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.NewLead;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Imports. */
final class ImportRoutes {
    private static final int MAX_JSON = 16 << 20;
    private static final long MAX_CSV = 256L << 20;
    private static final int MAX_CONSENT_SOURCE = Consent.MAX_SOURCE;

    private final BookingEngine engine;
    private final InstantSource clock;
    private final ConsentBody consents;

    ImportRoutes(BookingEngine engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
        this.consents = new ConsentBody(clock);
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/api/import-leads/{key}", Scope.CLIENT, this::start),
                new Route("GET", "/api/import-leads/{key}/{importId}", Scope.CLIENT, this::get));
    }

    private void start(Exchange exchange) throws IOException {
        ImportOptions options = ImportOptions.none()
                .consent(consent(exchange.query("consent").orElse(null)))
                .source(exchange.query("source").orElse(null))
                .idempotencyKey(exchange.idempotencyKey())
                .when(exchange.prefersAsync() ? When.LATER : When.LATER_IF_LARGE);
        LeadImport report = switch (exchange.mediaType()) {
            case "text/csv" -> engine.leads().importCsv(exchange.client(), exchange.stream(MAX_CSV), options);
            case "application/json" -> json(exchange, options);
            default ->
                throw new HttpProblem(415, "unsupported_media_type", "The body must be text/csv or application/json");
        };
        boolean ended = report.finishedAt() != null;
        if (!ended) {
            exchange.location("/api/import-leads/" + exchange.client().value() + "/" + report.id());
        }
        exchange.answer(ended ? 200 : 202, Views.leadImport(report));
    }

    /** {@code ?consent=} names where consent was given. */
    private @Nullable Consent consent(@Nullable String source) {
        if (source == null) {
            return null;
        }
        if (source.length() > MAX_CONSENT_SOURCE) {
            throw HttpProblem.badParameter("consent", "must have at most " + MAX_CONSENT_SOURCE + " characters");
        }
        return Consent.declared(source, null, clock.instant());
    }

    private LeadImport json(Exchange exchange, ImportOptions options) throws IOException {
        JsonNode json = JsonText.readObject(exchange.body(MAX_JSON));
        Body body = Body.of(json, Set.of("consent", "leads"));
        Set<String> fields = new HashSet<>(LeadRoutes.FIELDS);
        fields.add("consent");
        Consent forAll = consents.read(body.object("consent", ConsentBody.FIELDS));
        List<NewLead> leads = body.list("leads", fields).stream()
                .map(lead -> row(lead).consent(consents.read(lead.object("consent", ConsentBody.FIELDS))))
                .toList();
        if (!body.has("leads")) {
            body.problem("leads", "required", "is required");
        }
        body.check();
        return engine.leads()
                .importLeads(exchange.client(), leads.iterator(), forAll == null ? options : options.consent(forAll));
    }

    /** A lead of a list: where its phone is missing it is a bad row, and the others go in. */
    private static NewLead row(Body lead) {
        return LeadRoutes.read(lead, lead.has("phone") ? lead.required("phone") : "");
    }

    private void get(Exchange exchange) throws IOException {
        LeadImport report = engine.leads()
                .findImport(exchange.client(), exchange.id("importId", ImportId::new))
                .orElseThrow(HttpProblem::notFound);
        exchange.answer(200, Views.leadImport(report));
    }
}
