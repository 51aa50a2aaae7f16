package io.github.booking4j.simulator.call.internal;

import io.github.booking4j.simulator.call.WebhookAuthentication;

/**
 * What of the simulated Vapi can be set.
 *
 * @param url where it is reached
 * @param key the private API key
 * @param secret webhooks are proved with
 * @param authentication how they are proved
 * @param concurrencyLimit the most calls at a time
 */
public record VapiSettings(
        String url, String key, String secret, WebhookAuthentication authentication, int concurrencyLimit) {
    /** Without the secrets. */
    @Override
    public String toString() {
        return "VapiSettings[" + url + ", " + authentication + ", " + concurrencyLimit + "]";
    }
}
