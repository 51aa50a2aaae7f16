package io.github.booking4j.simulator.fault;

/**
 * What happens to the webhooks that the simulated providers send, each with its own probability, 0 (never) to 1 (always).
 * Immutable. A tool call is never lost, held back or forged, since a call waits for its answer, but it may come twice.
 *
 * @param duplicated sent twice, the second time with a new signature
 * @param reordered held back until the call or message is over; those held back are then sent last one first
 * @param lost not sent
 * @param forged preceded by a forgery, which tells a lie under a signature of another key
 */
public record WebhookTrouble(double duplicated, double reordered, double lost, double forged) {
    /** Every webhook once and in order. */
    public static final WebhookTrouble NONE = new WebhookTrouble(0, 0, 0, 0);

    /** Every webhook twice and out of order. */
    public static final WebhookTrouble TWICE_AND_REORDERED = new WebhookTrouble(1, 1, 0, 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a probability is not within 0 and 1
     */
    public WebhookTrouble {
        require("duplicated", duplicated);
        require("reordered", reordered);
        require("lost", lost);
        require("forged", forged);
    }

    /** The same with this share sent twice. */
    public WebhookTrouble withDuplicated(double share) {
        return new WebhookTrouble(share, reordered, lost, forged);
    }

    /** The same with this share held back. */
    public WebhookTrouble withReordered(double share) {
        return new WebhookTrouble(duplicated, share, lost, forged);
    }

    /** The same with this share lost. */
    public WebhookTrouble withLost(double share) {
        return new WebhookTrouble(duplicated, reordered, share, forged);
    }

    /** The same with this share preceded by a forgery. */
    public WebhookTrouble withForged(double share) {
        return new WebhookTrouble(duplicated, reordered, lost, share);
    }

    private static void require(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must be within 0 and 1, not " + share);
        }
    }
}
