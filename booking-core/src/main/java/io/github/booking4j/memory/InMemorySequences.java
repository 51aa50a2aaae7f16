package io.github.booking4j.memory;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.memory.Schema.FollowedLead;
import io.github.booking4j.memory.Schema.OwnSequence;
import io.github.booking4j.sequence.Sequence;
import io.github.booking4j.spi.store.SequenceRepository;
import java.util.Optional;

final class InMemorySequences implements SequenceRepository {
    private final Schema schema;

    InMemorySequences(Schema schema) {
        this.schema = schema;
    }

    @Override
    public Optional<Sequence> find(ClientKey client, CallOutcome outcome) {
        return schema.sequences.find(client, outcome).map(OwnSequence::sequence);
    }

    @Override
    public void put(ClientKey client, Sequence sequence) {
        schema.sequences.put(new OwnSequence(client, sequence));
    }

    @Override
    public void start(ClientKey client, LeadId lead, CallOutcome outcome) {
        schema.followedLeads.put(new FollowedLead(client, lead, outcome));
    }

    @Override
    public Optional<CallOutcome> running(ClientKey client, LeadId lead) {
        return schema.followedLeads.find(client, lead.value()).map(FollowedLead::outcome);
    }

    @Override
    public boolean finish(ClientKey client, LeadId lead) {
        Optional<FollowedLead> followed = schema.followedLeads.find(client, lead.value());
        followed.ifPresent(schema.followedLeads::remove);
        return followed.isPresent();
    }
}
