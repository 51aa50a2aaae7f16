package io.github.booking4j.event;

import java.util.Locale;

/** What can happen. The wire name is the lower-case name with the first underscore as a dot: {@code lead.created}. */
public enum EventType {
    /** A lead arrived for the first time. */
    LEAD_CREATED,
    /** A known lead enquired again and is called again. */
    LEAD_REACTIVATED,
    /** A known lead enquired again and is not called. */
    LEAD_DUPLICATE,
    /** A lead must not be contacted again. */
    LEAD_OPTED_OUT,
    /** A number or address may be contacted again. */
    LEAD_OPTED_IN,
    /** What is known of a lead was changed, or consent was given. */
    LEAD_UPDATED,
    /** The client stopped a lead: it is not called and not followed up. */
    LEAD_STOPPED,
    /** A tenth of the rows of an import in the background are done. */
    IMPORT_PROGRESS,
    /** An import was read to its end. */
    IMPORT_COMPLETED,
    /** A call waits to be dialled. */
    CALL_QUEUED,
    /** The provider took a call. */
    CALL_STARTED,
    /** A call was taken off the queue, or the gate refused it for good. */
    CALL_CANCELLED,
    /** A call is over and its outcome known. */
    CALL_ENDED,
    /** An appointment was booked. */
    APPOINTMENT_BOOKED,
    /** An appointment was moved. */
    APPOINTMENT_RESCHEDULED,
    /** An appointment was called off. */
    APPOINTMENT_CANCELLED,
    /** An appointment took place. */
    APPOINTMENT_COMPLETED,
    /** A lead did not come. */
    APPOINTMENT_NO_SHOW,
    /** The provider took a message. */
    MESSAGE_SENT,
    /** A message arrived. */
    MESSAGE_DELIVERED,
    /** A message was given up. */
    MESSAGE_FAILED,
    /** A lead wrote. */
    MESSAGE_RECEIVED,
    /** A follow-up sequence began. */
    SEQUENCE_STARTED,
    /** A follow-up sequence ended. */
    SEQUENCE_FINISHED,
    /** Quality fell below what is expected. */
    QUALITY_ALERT,
    /** Something needs a person. */
    ERROR_ALERT,
    /** A client was onboarded. */
    CLIENT_ONBOARDED,
    /** A client was changed. */
    CLIENT_UPDATED,
    /** A client was deactivated. */
    CLIENT_DEACTIVATED;

    private final String wireName = name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");

    /** The name in streams, webhooks and storage. */
    public String wireName() {
        return wireName;
    }

    /** The type with a wire name. */
    public static EventType ofWireName(String name) {
        for (EventType type : values()) {
            if (type.wireName.equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("Not an event type: " + name);
    }
}
