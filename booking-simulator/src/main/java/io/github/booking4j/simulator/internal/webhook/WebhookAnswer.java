package io.github.booking4j.simulator.internal.webhook;

/**
 * What came back.
 *
 * @param status the HTTP status; 0: no answer
 * @param body read as UTF-8, at most a million bytes
 */
public record WebhookAnswer(int status, String body) {
    /** No answer. */
    public static final WebhookAnswer NONE = new WebhookAnswer(0, "");

    /** Whether the receiver took it. */
    public boolean isAccepted() {
        return status >= 200 && status < 300;
    }

    /** Status only. */
    @Override
    public String toString() {
        return "WebhookAnswer[" + status + "]";
    }
}
