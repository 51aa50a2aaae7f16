package io.github.booking4j.vapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.PlacedCall;
import org.jspecify.annotations.Nullable;

/** Asks Vapi for a call: {@code POST /call}, which refuses any property it does not know. */
final class CallPlacing {
    private static final int LONGEST_NAME = 40;
    private static final long LEAST_SECONDS = 10;
    private static final long MOST_SECONDS = 43_200;

    private final VapiApi api;
    private final @Nullable String assistantId;
    private final String phoneNumberId;
    private final WebhookServer server;

    CallPlacing(VapiApi api, @Nullable String assistantId, String phoneNumberId, WebhookServer server) {
        this.api = api;
        this.assistantId = assistantId;
        this.phoneNumberId = phoneNumberId;
        this.server = server;
    }

    PlacedCall place(DialRequest request) {
        JsonNode call = api.post(api.at("call").build(), body(request));
        String id = Json.text(call.path("id"), CallTranslation.LONGEST_ID);
        if (id == null) {
            if (call.path("subscriptionLimits").path("concurrencyBlocked").asBoolean()) {
                throw new GatewayException(Kind.AT_CAPACITY, "concurrency", "Vapi made no call: all lines are taken");
            }
            throw ApiErrors.unreadable();
        }
        return new PlacedCall(id, CallTranslation.controlUrl(call));
    }

    private ObjectNode body(DialRequest request) {
        String assistant = request.assistantId() == null ? assistantId : request.assistantId();
        if (assistant == null) {
            throw new GatewayException(
                    Kind.NOT_DONE, "no_assistant", "the client has no assistant yet, nor the account");
        }
        ObjectNode body = Json.object()
                .put("assistantId", assistant)
                .put("phoneNumberId", phoneNumberId)
                .put("name", Text.cut(request.callId(), LONGEST_NAME));
        ObjectNode customer =
                body.putObject("customer").put("number", request.to().e164());
        String name = request.name() == null ? "" : Text.cut(request.name().strip(), LONGEST_NAME);
        if (!name.isBlank()) {
            customer.put("name", name);
        }
        addOverrides(body.putObject("assistantOverrides"), request);
        return body;
    }

    private void addOverrides(ObjectNode overrides, DialRequest request) {
        ObjectNode variables = overrides.putObject("variableValues");
        request.variables().forEach(variables::put);
        overrides
                .putObject("metadata")
                .put("callId", request.callId())
                .put("client", request.client().value());
        long seconds = request.maxDuration().toSeconds();
        overrides.put("maxDurationSeconds", Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, seconds)));
        server.addTo(overrides, request.webhookUrl());
    }
}
