package io.github.booking4j.simulator.internal.webhook;

import java.time.Duration;
import java.util.Map;

/**
 * One request to be sent.
 *
 * @param url where to
 * @param contentType of the body
 * @param body what, sent in UTF-8
 * @param headers further headers, the signature among them
 * @param timeout the longest wait for an answer
 */
public record WebhookRequest(
        String url, String contentType, String body, Map<String, String> headers, Duration timeout) {
    /** Sizes only: the rest may be personal or secret. */
    @Override
    public String toString() {
        return "WebhookRequest[" + body.length() + " characters]";
    }
}
