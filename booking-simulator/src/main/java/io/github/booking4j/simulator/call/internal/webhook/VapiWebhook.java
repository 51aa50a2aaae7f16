package io.github.booking4j.simulator.call.internal.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.internal.json.Json;
import io.github.booking4j.simulator.internal.webhook.Webhook;
import io.github.booking4j.simulator.internal.webhook.WebhookRequest;
import java.util.HashMap;
import java.util.Map;

/** One message on its way. */
record VapiWebhook(String name, ServerTarget target, ObjectNode body, ObjectNode lie, VapiSigner signer)
        implements Webhook {
    @Override
    public WebhookRequest request() {
        String text = Json.line(body);
        Map<String, String> headers = new HashMap<>(signer.headers(text));
        headers.putAll(target.headers());
        return request(text, headers);
    }

    @Override
    public WebhookRequest forgery() {
        String text = Json.line(lie);
        return request(text, signer.forgedHeaders(text));
    }

    private WebhookRequest request(String text, Map<String, String> headers) {
        return new WebhookRequest(target.url(), "application/json", text, headers, target.timeout());
    }

    @Override
    public String toString() {
        return "VapiWebhook[" + name + "]";
    }
}
