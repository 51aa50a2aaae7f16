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
    NO_SHOW;

    /** Whether it occupies time. */
    public boolean isStanding() {
        return this == HELD || this == BOOKED || this == CONFIRMED;
    }
}
