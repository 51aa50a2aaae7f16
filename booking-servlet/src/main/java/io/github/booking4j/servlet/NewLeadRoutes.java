package io.github.booking4j.servlet;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.Client;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leads that forms and automations push. The sender shows an API key of the client, or signs the body by Standard Webhooks with
 * a secret that follows from such a key: {@code whsec_} and the Base64 of its SHA-256. So it is revoked with the key.
 */
final class NewLeadRoutes {
    private static final int MAX_BODY = 1 << 20;
    private static final int MAX_FIELDS = 200;
    private static final List<String> ENVELOPES = List.of("data", "lead", "contact", "fields");
    private static final String SOURCE = "webhook";

    private final BookingEngine engine;
    private final Access access;
    private final RateLimits limits;

    NewLeadRoutes(BookingEngine engine, Access access, RateLimits limits) {
        this.engine = engine;
        this.access = access;
        this.limits = limits;
    }

    List<Route> routes() {
        return List.of(new Route("POST", "/webhooks/new-lead/{key}", Scope.PUBLIC, this::submit));
    }

    /** The secret that follows from an API key's hash. */
    static String secret(String sha256Hex) {
        return "whsec_" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256Hex));
    }

    private void submit(Exchange exchange) throws IOException {
        byte[] body = exchange.body(MAX_BODY);
        StandardWebhook signed = StandardWebhook.of(exchange.request());
        Scope caller = Scope.CLIENT;
        if (signed == null) {
            caller = access.require(
                    exchange.request(), Scope.CLIENT, exchange.client().value());
        } else if (!isSigned(exchange, signed, body)) {
            throw new HttpProblem(403, "signature_invalid", "The signature is not of this client, or not of this time");
        }
        Client client = engine.clients().find(exchange.client()).orElseThrow(HttpProblem::notFound);
        if (caller == Scope.CLIENT) {
            limits.takeOfPrograms(client, exchange);
        }
        exchange.requireMediaType("application/json");
        Map<String, String> fields = fields(JsonText.readObject(body));
        LeadAnswers.write(
                exchange, engine.leads().submitForm(exchange.client(), fields, SOURCE, key(exchange, signed)));
    }

    private boolean isSigned(Exchange exchange, StandardWebhook signed, byte[] body) {
        if (engine.clients().find(exchange.client()).isEmpty()) {
            return false;
        }
        List<byte[]> keys = engine.clients().listApiKeys(exchange.client()).stream()
                .filter(key -> key.revokedAt() == null)
                .map(key -> HexFormat.of().parseHex(key.hash()))
                .toList();
        return signed.isSignedBy(keys, body, engine.settings().clock().instant());
    }

    /** A retry carries the same id, and is the same lead. */
    private static @Nullable String key(Exchange exchange, @Nullable StandardWebhook signed) {
        if (signed == null) {
            return exchange.idempotencyKey();
        }
        if (signed.id().length() > 180) {
            throw new HttpProblem(400, "idempotency_key_invalid", "webhook-id must have at most 180 characters");
        }
        return "webhook:" + signed.id();
    }

    /** The plain members by their names, those inside the usual envelopes first. */
    private static Map<String, String> fields(JsonNode json) {
        Map<String, String> fields = new LinkedHashMap<>();
        ENVELOPES.forEach(name -> collect(json.path(name), fields));
        collect(json, fields);
        return fields;
    }

    private static void collect(JsonNode object, Map<String, String> fields) {
        object.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isValueNode() && !value.isNull() && fields.size() < MAX_FIELDS) {
                fields.putIfAbsent(member.getKey(), value.asText());
            }
        });
    }
}
