package io.github.booking4j.spi.store;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.sequence.Sequence;
import java.util.Optional;

/** The follow-up steps that clients set themselves, and which lead is being followed up. */
public interface SequenceRepository {
    /** A client's own steps for an outcome; empty: it has the default ones. */
    Optional<Sequence> find(ClientKey client, CallOutcome outcome);

    /** Stores a client's own steps, in place of earlier ones for the same outcome. */
    void put(ClientKey client, Sequence sequence);

    /** Remembers that a lead is followed up after an outcome, in place of an earlier one. The lead is locked. */
    void start(ClientKey client, LeadId lead, CallOutcome outcome);

    /** After which outcome a lead is being followed up. */
    Optional<CallOutcome> running(ClientKey client, LeadId lead);

    /** Forgets that a lead is followed up; returns whether it was. The lead is locked. */
    boolean finish(ClientKey client, LeadId lead);
}
