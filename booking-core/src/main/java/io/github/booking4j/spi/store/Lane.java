package io.github.booking4j.spi.store;

/** Kinds of work that do not hold one another up. */
public enum Lane {
    /** Picking and placing calls. */
    DIAL,
    /** Sending messages. */
    MESSAGE,
    /** Outgoing webhooks. */
    WEBHOOK,
    /** Reconciling, reports, housekeeping. */
    REPORT
}
