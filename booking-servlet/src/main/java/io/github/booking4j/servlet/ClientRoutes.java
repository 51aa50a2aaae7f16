package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.NewClient.NewService;
import io.github.booking4j.client.Onboarded;
import io.github.booking4j.client.SettingsPatch;
import io.github.booking4j.client.Tier;
import io.github.booking4j.client.VoiceSettings;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Clients. */
final class ClientRoutes {
    private static final Set<String> FIELDS =
            Set.of("businessName", "email", "phone", "timeZone", "industry", "region", "services");
    private static final Set<String> SERVICE_FIELDS = Set.of("name", "durationMinutes", "price", "currency");

    private final BookingEngine engine;

    ClientRoutes(BookingEngine engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/api/onboard-client", Scope.ADMIN, this::onboard),
                new Route("GET", "/api/clients", Scope.ADMIN, this::list),
                new Route("GET", "/api/clients/{key}", Scope.CLIENT, this::get),
                new Route("PATCH", "/api/clients/{key}/config", Scope.CLIENT, this::configure),
                new Route("POST", "/api/clients/{key}/deactivate", Scope.CLIENT, this::deactivate),
                new Route("POST", "/api/clients/{key}/activate", Scope.CLIENT, this::activate),
                new Route("PUT", "/api/clients/{key}/tier", Scope.ADMIN, this::setTier));
    }

    private void onboard(Exchange exchange) throws IOException {
        Body body = Body.of(exchange.json(), FIELDS);
        List<NewService> services = body.list("services", SERVICE_FIELDS).stream()
                .map(service -> new NewService(
                        service.required("name"),
                        service.whole("durationMinutes", 30),
                        service.decimal("price"),
                        service.text("currency")))
                .toList();
        String industry = body.text("industry");
        NewClient request = new NewClient(
                body.required("businessName"),
                body.required("email"),
                body.required("phone"),
                body.required("timeZone"),
                industry == null ? "" : industry,
                body.text("region"),
                services,
                null,
                exchange.idempotencyKey());
        body.check();
        Onboarded onboarded = engine.clients().onboard(request);
        Client client = onboarded.client();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("clientKey", client.key().value());
        if (onboarded.apiKey() != null) {
            answer.put("apiKey", onboarded.apiKey());
        }
        answer.put("dashboardUrl", engine.settings().publicUrl() + "/dashboard/" + client.key());
        answer.put("assistant", Map.of("status", Views.word(client.assistant().status())));
        exchange.answer(201, answer);
    }

    private void list(Exchange exchange) throws IOException {
        int limit = exchange.limit(50, 200);
        List<Client> clients = engine.clients().list(Cursor.read(exchange, ClientKey::new), limit);
        exchange.answer(
                200,
                Cursor.page(
                        clients, limit, Views::client, client -> client.key().value()));
    }

    private void get(Exchange exchange) throws IOException {
        answer(exchange, engine.clients().get(exchange.client()));
    }

    private void configure(Exchange exchange) throws IOException {
        SettingsPatch patch = new SettingsPatch(exchange.mergePatch().toString(), exchange.ifMatch());
        if (exchange.caller() != Scope.ADMIN) {
            requireSameNumbers(engine.clients().get(exchange.client()), patch);
        }
        try {
            answer(exchange, engine.clients().configure(exchange.client(), patch));
        } catch (ConflictException e) {
            throw new HttpProblem(412, e.code(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * Whoever is rung on a number hears everybody who rings it, and what a call is handed over to is on the bill of the voice account:
     * a client can change neither by itself.
     */
    private static void requireSameNumbers(Client client, SettingsPatch patch) {
        VoiceSettings wanted = client.settings().merge(patch.json()).voice();
        VoiceSettings present = client.settings().voice();
        List<FieldProblem> problems = new ArrayList<>();
        if (!wanted.numbers().equals(present.numbers())) {
            problems.add(new FieldProblem("/voice/numbers", "admin_only", "is changed with the admin key only"));
        }
        if (!Objects.equals(wanted.transferTo(), present.transferTo())) {
            problems.add(new FieldProblem("/voice/transferTo", "admin_only", "is changed with the admin key only"));
        }
        if (!problems.isEmpty()) {
            throw new HttpProblem(403, "admin_only", "This needs the admin key", problems);
        }
    }

    private void deactivate(Exchange exchange) throws IOException {
        answer(exchange, engine.clients().deactivate(exchange.client()));
    }

    private void activate(Exchange exchange) throws IOException {
        answer(exchange, engine.clients().activate(exchange.client()));
    }

    private void setTier(Exchange exchange) throws IOException {
        Body body = Body.of(exchange.json(), Set.of("tier"));
        String word = body.required("tier");
        body.check();
        Tier tier = Arrays.stream(Tier.values())
                .filter(known -> Views.word(known).equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidException(
                        new FieldProblem("/tier", "invalid", "must be free, starter, pro or enterprise")));
        answer(exchange, engine.clients().setTier(exchange.client(), tier));
    }

    /** With its settings; the entity tag is its version, which a later change may name. */
    private static void answer(Exchange exchange, Client client) throws IOException {
        Map<String, Object> view = Views.client(client);
        view.put("version", client.version());
        view.put("settings", JsonText.mapper().readTree(client.settings().toJson()));
        exchange.response().setHeader("ETag", "\"" + client.version() + "\"");
        exchange.answer(200, view);
    }
}
