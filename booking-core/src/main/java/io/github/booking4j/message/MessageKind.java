package io.github.booking4j.message;

import java.util.EnumSet;
import java.util.Set;

/** What a message is for. */
public enum MessageKind {
    /** To a lead: the appointment is booked. */
    CONFIRMATION,
    /** To a lead: the appointment is near. */
    REMINDER,
    /** To a lead: the appointment is moved. */
    RESCHEDULE,
    /** To a lead: the appointment is called off. */
    CANCELLATION,
    /** To a client: it is onboarded. */
    WELCOME,
    /** To a lead that did not answer, or was busy. */
    FOLLOW_UP_MISSED,
    /** To a lead whose machine answered. */
    FOLLOW_UP_VOICEMAIL,
    /** To a lead that asked to be called back without saying when. */
    FOLLOW_UP_CALLBACK,
    /** To a lead that is interested and has not booked. */
    FOLLOW_UP_INTERESTED,
    /** To a lead that said no. */
    FOLLOW_UP_NOT_INTERESTED,
    /** To a lead that could not be called. */
    FOLLOW_UP_FAILED,
    /** From a lead. */
    REPLY,
    /** To a client: what a lead wrote, where somebody has to read it. */
    FORWARDED,
    /** To a lead, in the client's own words: about what it asked for or booked. */
    NOTICE,
    /** To a lead, in the client's own words: marketing. */
    OFFER;

    private static final Set<MessageKind> FOLLOW_UPS = EnumSet.range(FOLLOW_UP_MISSED, FOLLOW_UP_FAILED);

    /** Whether it belongs to a follow-up. */
    public boolean isFollowUp() {
        return FOLLOW_UPS.contains(this);
    }

    /** Whether it is marketing, which passes the gate and obeys marketing hours: a follow-up or an offer. */
    public boolean isMarketing() {
        return isFollowUp() || this == OFFER;
    }
}
