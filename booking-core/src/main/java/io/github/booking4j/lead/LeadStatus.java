package io.github.booking4j.lead;

/** Where a lead stands: the outcome of its latest call, or what it waits for. */
public enum LeadStatus {
    /** Stored, but not called until consent is given. */
    HELD,
    /** Waits for its call. */
    NEW,
    /** Is being called. */
    CALLING,
    /** Has booked, and its appointment was not called off. */
    BOOKED,
    /** Wants an appointment but has none: did not book yet, or its last one was called off. */
    INTERESTED,
    /** Asked to be called at another time. */
    CALLBACK_REQUESTED,
    /** Said no. */
    NOT_INTERESTED,
    /** Did not answer. */
    NO_ANSWER,
    /** Was busy. */
    BUSY,
    /** A machine answered. */
    VOICEMAIL,
    /** The number belongs to somebody else. */
    WRONG_NUMBER,
    /** Must not be contacted by this client again. */
    OPTED_OUT,
    /** The call could not be made. */
    FAILED,
    /** Not pursued: stopped by the client, or it may be contacted again and has not enquired since. */
    STOPPED
}
