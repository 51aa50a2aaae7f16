package io.github.booking4j.appointment;

/** Where an appointment stands. */
public enum AppointmentStatus {
    /** Kept for minutes while somebody decides. */
    HELD,
    /** Booked. */
    BOOKED,
    /** Booked, and the lead said it will come. */
    CONFIRMED,
    /** Called off; its time is free again. */
    CANCELLED,
    /** It took place. */
    COMPLETED,
    /** The lead did not come. */
    NO_SHOW,
    /** It was only held, and given up or not booked in time; its time is free again. */
    RELEASED;

    /** Whether the lead is expected: it is booked and not over. */
    public boolean isPromised() {
        return this == BOOKED || this == CONFIRMED;
    }

    /** Whether it is, or was, more than held. */
    public boolean wasBooked() {
        return this != HELD && this != RELEASED;
    }

    /** Whether it occupies time. */
    public boolean isStanding() {
        return this == HELD || this == BOOKED || this == CONFIRMED;
    }
}
