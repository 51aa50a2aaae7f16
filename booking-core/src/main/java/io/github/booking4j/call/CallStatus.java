package io.github.booking4j.call;

/**
 * Where a call stands. It only ever moves to a later constant; what comes late or twice is ignored. {@link #DIALLING},
 * {@link #UNKNOWN}, {@link #PLACED} and {@link #IN_PROGRESS} occupy a slot of the client and of the voice account.
 */
public enum CallStatus {
    /** Waits for its time and a free slot. */
    QUEUED,
    /** The intent to dial is recorded; the provider is being asked. */
    DIALLING,
    /** The provider was asked and nobody knows whether it will call; found out by asking it, never by dialling again. */
    UNKNOWN,
    /** The provider has the call: it rings or is about to. */
    PLACED,
    /** Somebody or something answered. */
    IN_PROGRESS,
    /** The line is closed; the report with the outcome may still be under way. */
    ENDED,
    /** Never dialled: it was cancelled while it waited, or the gate refused it for good. */
    CANCELLED;

    /** Whether the call occupies a slot. */
    public boolean isLive() {
        return this == DIALLING || this == UNKNOWN || this == PLACED || this == IN_PROGRESS;
    }

    /** Whether nothing follows. */
    public boolean isOver() {
        return this == ENDED || this == CANCELLED;
    }
}
