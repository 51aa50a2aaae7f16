package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ApiKey;
import io.github.booking4j.client.IssuedApiKey;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** API keys. */
final class ApiKeyRoutes {
    private static final Set<String> FIELDS = Set.of("name");

    private final BookingEngine engine;

    ApiKeyRoutes(BookingEngine engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/api/clients/{key}/api-keys", Scope.CLIENT, this::issue),
                new Route("GET", "/api/clients/{key}/api-keys", Scope.CLIENT, this::list),
                new Route("DELETE", "/api/clients/{key}/api-keys/{id}", Scope.CLIENT, this::revoke));
    }

    private void issue(Exchange exchange) throws IOException {
        Body body = Body.of(exchange.json(), FIELDS);
        String name = body.required("name");
        body.check();
        IssuedApiKey issued = engine.clients().issueApiKey(exchange.client(), name, exchange.idempotencyKey());
        Map<String, Object> answer = view(issued.key());
        if (issued.secret() != null) {
            answer.put("apiKey", issued.secret());
            answer.put("webhookSecret", NewLeadRoutes.secret(issued.key().hash()));
        }
        exchange.answer(201, answer);
    }

    /** All on one page: those in force are never more, and the longest revoked are of no interest. */
    private void list(Exchange exchange) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "items",
                engine.clients().listApiKeys(exchange.client()).stream()
                        .map(ApiKeyRoutes::view)
                        .toList());
        answer.put("nextCursor", null);
        exchange.answer(200, answer);
    }

    private void revoke(Exchange exchange) throws IOException {
        ApiKey revoked = engine.clients().revokeApiKey(exchange.client(), exchange.id("id", Function.identity()));
        exchange.answer(200, view(revoked));
    }

    private static Map<String, Object> view(ApiKey key) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", key.id().toString());
        view.put("name", key.name());
        view.put("createdAt", Views.time(key.createdAt()));
        view.put("lastUsedAt", Views.time(key.lastUsedAt()));
        view.put("revokedAt", Views.time(key.revokedAt()));
        return view;
    }
}
