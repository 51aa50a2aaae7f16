package io.github.booking4j.simulator.call.internal.webhook;

import io.github.booking4j.simulator.call.WebhookAuthentication;
import io.github.booking4j.simulator.internal.webhook.Hmac;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;

/** The headers by which Vapi proves that a webhook is its own. Immutable. */
public final class VapiSigner {
    private final WebhookAuthentication scheme;
    private final String secret;
    private final InstantSource clock;

    /** Headers of a scheme under a secret. */
    public VapiSigner(WebhookAuthentication scheme, String secret, InstantSource clock) {
        this.scheme = scheme;
        this.secret = secret;
        this.clock = clock;
    }

    /** The headers for a body. */
    public Map<String, String> headers(String body) {
        return headers(body, secret);
    }

    /** What somebody would send who does not know the secret. */
    public Map<String, String> forgedHeaders(String body) {
        return headers(body, "not-" + secret);
    }

    private Map<String, String> headers(String body, String key) {
        return switch (scheme) {
            case NONE -> Map.of();
            case LEGACY_SECRET -> Map.of("X-Vapi-Secret", key);
            case BEARER -> Map.of("Authorization", "Bearer " + key);
            case HMAC -> hmac(body, key, Long.toString(clock.instant().getEpochSecond()));
        };
    }

    private static Map<String, String> hmac(String body, String key, String timestamp) {
        return Map.of("x-timestamp", timestamp, "x-signature", signature(body, key, timestamp));
    }

    /** Hexadecimal HMAC-SHA256 of {@code timestamp.body}. */
    static String signature(String body, String key, String timestamp) {
        return HexFormat.of().formatHex(Hmac.sha256(key, timestamp + "." + body));
    }
}
