package io.github.booking4j.memory;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.ImportId;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.spi.store.ImportRepository;
import java.util.Optional;

final class InMemoryImports implements ImportRepository {
    private final Schema schema;

    InMemoryImports(Schema schema) {
        this.schema = schema;
    }

    @Override
    public void insert(LeadImport started) {
        schema.imports.insert(stored(started));
    }

    @Override
    public void update(LeadImport progressed) {
        if (find(progressed.client(), progressed.id()).isPresent()) {
            schema.imports.put(stored(progressed));
        }
    }

    @Override
    public Optional<LeadImport> find(ClientKey client, ImportId id) {
        return schema.imports.find(client, id.value());
    }

    private static LeadImport stored(LeadImport report) {
        return new LeadImport(
                report.client(),
                report.id(),
                report.status(),
                report.counts(),
                report.problems(),
                Stored.micros(report.startedAt()),
                Stored.microsOrNull(report.finishedAt()));
    }
}
