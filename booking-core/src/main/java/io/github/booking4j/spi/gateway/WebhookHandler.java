package io.github.booking4j.spi.gateway;

/**
 * Answers the web requests of one provider. It verifies the raw bytes before it believes a word of them, and answers 403
 * to what it cannot verify. Thread-safe.
 */
public interface WebhookHandler {
    /** Where it is mounted, below the servlet: {@code /webhooks/vapi}. */
    String path();

    /** Verifies, applies and answers. An exception becomes 500 (503 when the store is away), so that the provider comes again. */
    InboundResponse handle(InboundRequest request);
}
