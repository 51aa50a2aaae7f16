package io.github.booking4j.memory;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.EnquiryId;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.spi.store.EnquiryRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class InMemoryEnquiries implements EnquiryRepository {
    private final Schema schema;

    InMemoryEnquiries(Schema schema) {
        this.schema = schema;
    }

    @Override
    public void insertAll(ClientKey client, Collection<Enquiry> enquiries) {
        enquiries.forEach(enquiry -> schema.enquiries.insert(stored(enquiry)));
    }

    @Override
    public void update(Enquiry enquiry) {
        if (find(enquiry.client(), enquiry.id()).isPresent()) {
            schema.enquiries.put(stored(enquiry));
        }
    }

    @Override
    public Optional<Enquiry> find(ClientKey client, EnquiryId id) {
        return schema.enquiries.find(client, id.value());
    }

    @Override
    public Set<LeadId> withOpen(ClientKey client, Collection<LeadId> leads) {
        return leads.stream()
                .filter(lead ->
                        !schema.openEnquiries.startingWith(client, lead.value()).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Enquiry> list(ClientKey client, LeadId lead, int limit) {
        return schema.enquiriesOfLead.startingWith(client, lead.value()).descending().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public void closeAll(ClientKey client, LeadId lead) {
        schema.openEnquiries
                .startingWith(client, lead.value())
                .list()
                .forEach(enquiry -> schema.enquiries.put(enquiry.withState(Enquiry.State.CLOSED)));
    }

    private static Enquiry stored(Enquiry enquiry) {
        return new Enquiry(
                enquiry.client(),
                enquiry.id(),
                enquiry.lead(),
                Stored.micros(enquiry.receivedAt()),
                enquiry.arrival(),
                enquiry.priority(),
                enquiry.state(),
                enquiry.attempts(),
                enquiry.source(),
                enquiry.service(),
                enquiry.importId());
    }
}
