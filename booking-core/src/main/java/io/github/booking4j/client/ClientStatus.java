package io.github.booking4j.client;

/** Whether a client's leads are called and written to. */
public enum ClientStatus {
    /** Calls and messages go out. */
    ACTIVE,
    /** Queued calls and marketing wait; reminders of standing appointments still go out. */
    INACTIVE
}
