package io.github.booking4j.simulator.internal.webhook;

/** Something that a provider reports. */
public interface Webhook {
    /** What it is, such as {@code status-update ended}. */
    String name();

    /** The request, signed as of now. */
    WebhookRequest request();

    /** A lie about the same thing, signed with another key. */
    WebhookRequest forgery();
}
