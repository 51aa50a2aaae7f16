package io.github.booking4j.message;

/** What a message is for. */
public enum MessageKind {
    /** To a lead: the appointment is booked. */
    CONFIRMATION,
    /** To a lead: the appointment is near. */
    REMINDER,
    /** To a lead: the appointment is called off. */
    CANCELLATION,
    /** To a client: it is onboarded. */
    WELCOME,
    /** From a lead. */
    REPLY
}
