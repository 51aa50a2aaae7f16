package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.Handoff;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.lead.LeadSearch;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.NewLead;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leads. */
final class LeadRoutes {
    static final Set<String> FIELDS = Set.of("phone", "name", "email", "service", "source", "notes", "timeZone");
    private static final Set<String> TEXTS = Set.of("name", "email", "service", "notes", "timeZone");
    private static final Set<String> PATCHED = Set.of("name", "email", "service", "notes", "timeZone", "consent");
    private static final String API = "api";
    private static final int MOST_ENQUIRIES = 50;

    private final BookingEngine engine;
    private final ConsentBody consents;

    LeadRoutes(BookingEngine engine, InstantSource clock) {
        this.engine = engine;
        this.consents = new ConsentBody(clock);
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/api/leads/{key}", Scope.CLIENT, this::submit),
                new Route("GET", "/api/leads/{key}", Scope.CLIENT, this::list),
                new Route("GET", "/api/leads/{key}/{id}", Scope.CLIENT, this::get),
                new Route("PATCH", "/api/leads/{key}/{id}", Scope.CLIENT, this::edit),
                new Route("POST", "/api/leads/{key}/{id}/call", Scope.CLIENT, this::call),
                new Route("POST", "/api/leads/{key}/{id}/stop", Scope.CLIENT, this::stop));
    }

    private void submit(Exchange exchange) throws IOException {
        Body body = Body.of(exchange.json(), FIELDS);
        NewLead lead = read(body);
        body.check();
        NewLead named = lead.source(lead.source() == null ? API : lead.source());
        String key = exchange.idempotencyKey();
        LeadResult result = key == null
                ? engine.leads().submit(exchange.client(), named)
                : engine.leads().submit(exchange.client(), named, key);
        LeadAnswers.write(exchange, result);
    }

    static NewLead read(Body body) {
        return read(body, body.required("phone"));
    }

    static NewLead read(Body body, String phone) {
        return new NewLead(
                phone,
                body.text("name"),
                body.text("email"),
                body.text("service"),
                body.text("source"),
                body.text("notes"),
                body.text("timeZone"),
                null);
    }

    private void list(Exchange exchange) throws IOException {
        int limit = exchange.limit(50, 200);
        LeadStatus status = exchange.query(
                "status", text -> LeadStatus.valueOf(text.toUpperCase(Locale.ROOT)), "is not a status of leads");
        Instant from = QueryTime.of(exchange, "from");
        Instant to = QueryTime.of(exchange, "to");
        QueryTime.requireOrder(from, to);
        LeadQuery query = LeadQuery.newest(limit)
                .status(status)
                .source(exchange.query("source").orElse(null))
                .search(exchange.query("q", LeadSearch::new, "must have 1 to " + LeadSearch.MAX_LENGTH + " characters"))
                .arrived(from, to)
                .after(Cursor.read(exchange, LeadId::parse));
        List<Lead> leads = engine.leads().list(exchange.client(), query);
        exchange.answer(
                200, Cursor.page(leads, limit, Views::lead, lead -> lead.id().toString()));
    }

    private void get(Exchange exchange) throws IOException {
        Lead lead = engine.leads()
                .find(exchange.client(), exchange.id("id", LeadId::new))
                .orElseThrow(HttpProblem::notFound);
        exchange.answer(200, whole(exchange, lead));
    }

    /** With what only one lead is asked for: how it came, and what was learnt in calls. */
    private Map<String, Object> whole(Exchange exchange, Lead lead) {
        Map<String, Object> view = Views.lead(lead);
        view.put(
                "enquiries",
                engine.leads().listEnquiries(exchange.client(), lead.id(), MOST_ENQUIRIES).stream()
                        .map(LeadRoutes::view)
                        .toList());
        view.put(
                "handoff",
                engine.calls()
                        .findHandoff(exchange.client(), lead.id())
                        .map(LeadRoutes::view)
                        .orElse(null));
        return view;
    }

    private static Map<String, Object> view(Enquiry enquiry) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", enquiry.id().toString());
        view.put("receivedAt", Views.time(enquiry.receivedAt()));
        view.put("result", Views.word(enquiry.arrival()));
        view.put("state", Views.word(enquiry.state()));
        view.put("attempts", enquiry.attempts());
        view.put("source", enquiry.source());
        view.put("service", enquiry.service());
        view.put(
                "importId",
                enquiry.importId() == null ? null : enquiry.importId().toString());
        return view;
    }

    private static Map<String, Object> view(Handoff handoff) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("need", handoff.need());
        view.put("timing", handoff.timing());
        view.put("decisionMaker", handoff.decisionMaker());
        view.put("objections", handoff.objections());
        view.put("callbackAt", Views.time(handoff.callbackAt()));
        view.put("callbackWindow", handoff.callbackWindow());
        view.put("details", handoff.details());
        view.put("learntAt", Views.time(handoff.learntAt()));
        return view;
    }

    private void edit(Exchange exchange) throws IOException {
        Body body = Body.of(exchange.mergePatch(), PATCHED);
        Consent consent = consents.read(body.object("consent", ConsentBody.FIELDS));
        if (body.isGiven("consent") && !body.has("consent")) {
            body.problem("consent", "consent_not_removable", "is only taken back by an opt-out");
        }
        Map<String, @Nullable String> given = new HashMap<>();
        TEXTS.stream().filter(body::isGiven).forEach(name -> given.put(name, body.text(name)));
        body.check();
        Lead lead = engine.leads()
                .edit(
                        exchange.client(),
                        exchange.id("id", LeadId::new),
                        known -> new NewLead(
                                known.phone(),
                                given.getOrDefault("name", known.name()),
                                given.getOrDefault("email", known.email()),
                                given.getOrDefault("service", known.service()),
                                known.source(),
                                given.getOrDefault("notes", known.notes()),
                                given.getOrDefault("timeZone", known.timeZone()),
                                consent == null ? known.consent() : consent));
        exchange.answer(200, Views.lead(lead));
    }

    private void call(Exchange exchange) throws IOException {
        exchange.drain();
        Call queued =
                engine.calls().request(exchange.client(), exchange.id("id", LeadId::new), exchange.idempotencyKey());
        exchange.answer(202, Views.call(queued));
    }

    private void stop(Exchange exchange) throws IOException {
        exchange.drain();
        Lead lead = engine.leads().stop(exchange.client(), exchange.id("id", LeadId::new));
        exchange.answer(200, Views.lead(lead));
    }
}
