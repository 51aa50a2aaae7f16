package io.github.booking4j.servlet;

import io.github.booking4j.spi.gateway.InboundRequest;
import io.github.booking4j.spi.gateway.InboundResponse;
import io.github.booking4j.spi.gateway.WebhookHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Hands a provider's request on, untouched, to the adapter that can verify it. */
final class Webhook {
    private static final int MAX_BODY = 6 << 20;

    private final WebhookHandler handler;
    private final String publicUrl;

    Webhook(WebhookHandler handler, String publicUrl) {
        this.handler = handler;
        this.publicUrl = publicUrl;
    }

    void answer(Exchange exchange) throws IOException {
        HttpServletRequest request = exchange.request();
        // The URL that the provider was given, not the one behind the proxy: that is what it signs.
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        InboundRequest inbound = new InboundRequest(
                request.getMethod(), publicUrl + handler.path() + query, headers(request), exchange.body(MAX_BODY));
        InboundResponse answer = handler.handle(inbound);
        if (answer.body().isEmpty()) {
            exchange.response().setStatus(answer.status());
        } else {
            exchange.write(answer.status(), answer.contentType(), answer.body());
        }
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        return headers;
    }
}
