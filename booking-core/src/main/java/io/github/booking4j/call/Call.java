package io.github.booking4j.call;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.EnquiryId;
import io.github.booking4j.lead.LeadId;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to speak to a lead, or a lead ringing in.
 *
 * @param client whose call it is
 * @param id its id, carried by the provider as well
 * @param lead who is called
 * @param enquiry the enquiry it answers; null: none (inbound)
 * @param direction who rang whom
 * @param priority how urgent it is
 * @param status where it stands
 * @param times when things happened
 * @param account the voice account it is placed through; null while queued
 * @param providerId the provider's id; null until known
 * @param controlUrl where the provider takes commands for the live call; null: none
 * @param decision the gate's decision at the dial; null: not decided yet
 * @param report what is known since it is over; null: the report is not there yet
 * @param version raised by each change; an update of an older version is refused
 */
public record Call(
        ClientKey client,
        CallId id,
        LeadId lead,
        @Nullable EnquiryId enquiry,
        CallDirection direction,
        Enquiry.Priority priority,
        CallStatus status,
        CallTimes times,
        @Nullable String account,
        @Nullable String providerId,
        @Nullable String controlUrl,
        @Nullable GateDecision decision,
        @Nullable CallReport report,
        int version) {

    /** Whether the client called it off after the gate had allowed it; once live it is hung up as soon as that can be. */
    public boolean isCalledOff() {
        return decision != null && decision.reasons().contains(GateDecision.CALLED_OFF);
    }

    /** A copy in another status and with other times. */
    public Call moved(CallStatus to, CallTimes at) {
        return new Call(
                client,
                id,
                lead,
                enquiry,
                direction,
                priority,
                to,
                at,
                account,
                providerId,
                controlUrl,
                decision,
                report,
                version);
    }

    /** A copy with the intent to dial through an account. */
    public Call dialling(String through, CallTimes at, GateDecision decided) {
        return new Call(
                client,
                id,
                lead,
                enquiry,
                direction,
                priority,
                CallStatus.DIALLING,
                at,
                through,
                providerId,
                controlUrl,
                decided,
                report,
                version);
    }

    /** A copy that is as urgent as said, and may be dialled at other times. */
    public Call urgent(Enquiry.Priority now, CallTimes at) {
        return new Call(
                client,
                id,
                lead,
                enquiry,
                direction,
                now,
                status,
                at,
                account,
                providerId,
                controlUrl,
                decision,
                report,
                version);
    }

    /** A copy that keeps what the gate decided. */
    public Call decided(GateDecision decided) {
        return new Call(
                client,
                id,
                lead,
                enquiry,
                direction,
                priority,
                status,
                times,
                account,
                providerId,
                controlUrl,
                decided,
                report,
                version);
    }

    /** A copy that knows its provider's id and where to command it. */
    public Call placedAs(String provider, @Nullable String control) {
        return new Call(
                client, id, lead, enquiry, direction, priority, status, times, account, provider, control, decision,
                report, version);
    }

    /** A copy with its report. */
    public Call reported(CallReport known) {
        return new Call(
                client,
                id,
                lead,
                enquiry,
                direction,
                priority,
                status,
                times,
                account,
                providerId,
                controlUrl,
                decision,
                known,
                version);
    }
}
