package io.github.booking4j.simulator.message.internal;

import io.github.booking4j.simulator.internal.http.FormText;
import io.github.booking4j.simulator.internal.webhook.Webhook;
import io.github.booking4j.simulator.internal.webhook.WebhookRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form that Twilio posts, signed with the account's token.
 *
 * @param name what it is
 * @param url where to
 * @param form what it says
 * @param lie what a forger would say
 * @param token of the account
 */
public record StatusWebhook(String name, String url, Map<String, String> form, Map<String, String> lie, String token)
        implements Webhook {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    @Override
    public WebhookRequest request() {
        return request(form, token);
    }

    @Override
    public WebhookRequest forgery() {
        return request(lie, "not-" + token);
    }

    private WebhookRequest request(Map<String, String> fields, String key) {
        String address = TwilioSignature.withoutFragment(url);
        Map<String, List<String>> signed = new LinkedHashMap<>();
        fields.forEach((field, value) -> signed.put(field, List.of(value)));
        Map<String, String> headers = Map.of("X-Twilio-Signature", TwilioSignature.of(key, address, signed));
        return new WebhookRequest(
                address, "application/x-www-form-urlencoded; charset=UTF-8", FormText.write(fields), headers, TIMEOUT);
    }

    @Override
    public String toString() {
        return "StatusWebhook[" + name + "]";
    }
}
