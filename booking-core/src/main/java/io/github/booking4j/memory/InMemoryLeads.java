package io.github.booking4j.memory;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.spi.store.LeadRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

final class InMemoryLeads implements LeadRepository {
    private final Schema schema;

    InMemoryLeads(Schema schema) {
        this.schema = schema;
    }

    @Override
    public Set<LeadId> insertMissing(ClientKey client, Collection<Lead> leads) {
        Set<LeadId> stored = new HashSet<>();
        for (Lead lead : leads) {
            if (!schema.leadsByPhone.contains(Key.of(client, lead.phone().e164()))) {
                schema.leads.insert(stored(lead, lead.version()));
                stored.add(lead.id());
            }
        }
        return Set.copyOf(stored);
    }

    @Override
    public List<Lead> lockByPhones(ClientKey client, Collection<PhoneNumber> phones) {
        Set<String> sorted = new TreeSet<>();
        phones.forEach(phone -> sorted.add(phone.e164()));
        List<Lead> found = new ArrayList<>();
        for (String phone : sorted) {
            Lead lead = schema.leadsByPhone.get(Key.of(client, phone));
            if (lead != null) {
                found.add(lead);
            }
        }
        return List.copyOf(found);
    }

    @Override
    public Optional<Lead> lock(ClientKey client, LeadId id) {
        return find(client, id);
    }

    @Override
    public Optional<Lead> find(ClientKey client, LeadId id) {
        return schema.leads.find(client, id.value());
    }

    @Override
    public Optional<Lead> findByPhone(ClientKey client, PhoneNumber phone) {
        return Optional.ofNullable(schema.leadsByPhone.get(Key.of(client, phone.e164())));
    }

    @Override
    public Lead update(Lead lead) {
        Integer version = find(lead.client(), lead.id()).map(Lead::version).orElse(null);
        Lead stored = stored(lead, Stored.nextVersion(version, lead.version()));
        schema.leads.put(stored);
        return stored;
    }

    @Override
    public List<Lead> list(ClientKey client, LeadQuery query) {
        Index<Lead> index = schema.leads.primary();
        Key prefix = Key.of(client);
        if (query.source() != null) {
            index = schema.leadsBySource;
            prefix = prefix.with(query.source());
        } else if (query.status() != null) {
            index = schema.leadsByStatus;
            prefix = prefix.with(query.status());
        }
        UUID before = query.before() == null ? null : query.before().value();
        return index.newestFirst(prefix, before, lead -> isWanted(lead, query), query.limit());
    }

    private static boolean isWanted(Lead lead, LeadQuery query) {
        return (query.status() == null || lead.status() == query.status())
                && (query.from() == null || !lead.createdAt().isBefore(query.from()))
                && (query.to() == null || lead.createdAt().isBefore(query.to()))
                && (query.search() == null || query.search().finds(lead));
    }

    private static Lead stored(Lead lead, int version) {
        return new Lead(
                lead.client(),
                lead.id(),
                lead.phone(),
                lead.details(),
                lead.zones(),
                lead.status(),
                lead.consent(),
                Stored.micros(lead.createdAt()),
                Stored.microsOrNull(lead.lastContactedAt()),
                version);
    }
}
