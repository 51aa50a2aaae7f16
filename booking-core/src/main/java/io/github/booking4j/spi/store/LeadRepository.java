package io.github.booking4j.spi.store;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Leads: one per client and phone number, held by a unique key. */
public interface LeadRepository {
    /**
     * Stores those leads whose phone is new to the client and leaves the others alone; waits for concurrent transactions
     * that store the same phones. All leads are of one client, phones distinct; written in the order of their phones, so
     * that parallel imports do not deadlock.
     *
     * @return the ids that were stored
     */
    Set<LeadId> insertMissing(ClientKey client, Collection<Lead> leads);

    /** Locks the leads with these phones, in the order of their phones. */
    List<Lead> lockByPhones(ClientKey client, Collection<PhoneNumber> phones);

    /** Locks a lead: what every change that matters to contacting it does first. */
    Optional<Lead> lock(ClientKey client, LeadId id);

    /** A lead. */
    Optional<Lead> find(ClientKey client, LeadId id);

    /** A lead by its number. */
    Optional<Lead> findByPhone(ClientKey client, PhoneNumber phone);

    /** Writes a changed lead. */
    Lead update(Lead lead);

    /** Leads, newest first. */
    List<Lead> list(ClientKey client, LeadQuery query);
}
