package io.github.booking4j.spi.store;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.EnquiryId;
import io.github.booking4j.lead.LeadId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Enquiries. Guarded by the lock of their lead, so they carry no version. */
public interface EnquiryRepository {
    /** Stores new enquiries. */
    void insertAll(ClientKey client, Collection<Enquiry> enquiries);

    /** Writes a changed enquiry. */
    void update(Enquiry enquiry);

    /** An enquiry. */
    Optional<Enquiry> find(ClientKey client, EnquiryId id);

    /** Those of these leads that have an open enquiry. */
    Set<LeadId> withOpen(ClientKey client, Collection<LeadId> leads);

    /** The enquiries of a lead, newest first. */
    List<Enquiry> list(ClientKey client, LeadId lead, int limit);

    /** Closes every open enquiry of a lead. */
    void closeAll(ClientKey client, LeadId lead);
}
