package io.github.booking4j.simulator.call;

/** How the simulated Vapi proves that a webhook is its own. */
public enum WebhookAuthentication {
    /** Not at all. */
    NONE,
    /** {@code X-Vapi-Secret} with the secret itself. */
    LEGACY_SECRET,
    /** {@code Authorization: Bearer} with the secret itself. */
    BEARER,
    /**
     * {@code x-signature}: hexadecimal HMAC-SHA256 of {@code timestamp.body} under the secret, with the timestamp in seconds in
     * {@code x-timestamp}. The default.
     */
    HMAC
}
