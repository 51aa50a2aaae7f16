package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.NewClient.NewService;
import io.github.booking4j.client.Onboarded;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                new Route("GET", "/api/clients/{key}", Scope.CLIENT, this::get));
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
        exchange.answer(200, Views.client(engine.clients().get(exchange.client())));
    }
}
