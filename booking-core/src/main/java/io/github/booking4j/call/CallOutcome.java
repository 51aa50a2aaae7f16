package io.github.booking4j.call;

/** How a call ended, in the business's words. */
public enum CallOutcome {
    /** The lead booked during the call. */
    BOOKED,
    /** The lead wants an appointment but did not book. */
    INTERESTED,
    /** The lead asked to be called at another time. */
    CALLBACK_REQUESTED,
    /** The lead said no. */
    NOT_INTERESTED,
    /** Nobody answered. */
    NO_ANSWER,
    /** The line was busy. */
    BUSY,
    /** A machine answered. */
    VOICEMAIL,
    /** The number belongs to somebody else. */
    WRONG_NUMBER,
    /** The lead must not be contacted again. */
    OPTED_OUT,
    /** The call could not be made or broke off. */
    FAILED;

    /** Whether a person was spoken to. */
    public boolean isAnswered() {
        return switch (this) {
            case BOOKED, INTERESTED, CALLBACK_REQUESTED, NOT_INTERESTED, WRONG_NUMBER, OPTED_OUT -> true;
            case NO_ANSWER, BUSY, VOICEMAIL, FAILED -> false;
        };
    }
}
