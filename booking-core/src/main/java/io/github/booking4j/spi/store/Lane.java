package io.github.booking4j.spi.store;

/** Kinds of work that do not hold one another up. */
public enum Lane {
    /** Picking calls. */
    DIAL,
    /** Asking the voice provider for calls and to end them: long waits, little work. */
    PLACE,
    /** Sending messages. */
    MESSAGE,
    /** Outgoing webhooks. */
    WEBHOOK,
    /** Reconciling, reports, housekeeping. */
    REPORT
}
