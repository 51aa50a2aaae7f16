package io.github.booking4j.lead.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.spi.store.UnitOfWork;
import java.util.List;

/** Hears of leads inside the transaction of the change; the leads are locked or new. */
public interface LeadListener {
    /** Leads that are to be called. */
    void toBeCalled(UnitOfWork unit, Client client, List<Arrived> leads);

    /** Leads that enquire by themselves while an earlier enquiry of theirs is open: by itself that changes nothing. */
    default void askedAgain(UnitOfWork unit, Client client, List<Lead> leads) {}

    /** A lead must not be contacted again. */
    void optedOut(UnitOfWork unit, Lead lead);

    /** The client stopped a lead: whatever pursues it ends, what was promised about an appointment stands. */
    void stopped(UnitOfWork unit, Lead lead);

    /** A lead turned out to be in other time zones. */
    void rezoned(UnitOfWork unit, Client client, Lead lead);

    /**
     * A lead and the enquiry with which it arrived.
     *
     * @param lead as stored
     * @param enquiry open
     */
    record Arrived(Lead lead, Enquiry enquiry) {}
}
