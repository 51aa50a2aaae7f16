package io.github.booking4j.message;

/** Where a message stands. It only ever moves to a later constant, but for a retry from {@link #SENDING} to {@link #PLANNED}. */
public enum MessageStatus {
    /** Waits for its time. */
    PLANNED,
    /** The intent to send is recorded; the provider is being asked. */
    SENDING,
    /** The provider was asked and nobody knows whether it took the message; found out by asking it. */
    UNKNOWN,
    /** The provider has it. */
    SENT,
    /** It arrived. */
    DELIVERED,
    /** It was given up. */
    FAILED,
    /** Not sent, because what it was about is gone. */
    DROPPED,
    /** It came in. */
    RECEIVED
}
