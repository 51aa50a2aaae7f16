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

    @Override
    public Optional<LeadImport> lock(ClientKey client, ImportId id) {
        return find(client, id); // transactions run one at a time
    }

    @Override
    public void addPart(ClientKey client, ImportId id, Part part) {
        schema.importParts.insert(new Schema.ImportPart(client, id, part));
    }

    @Override
    public Optional<Part> partAfter(ClientKey client, ImportId id, int number) {
        return schema.importParts
                .primary()
                .after(Key.of(client, id.value()), number)
                .first()
                .map(Schema.ImportPart::part);
    }

    @Override
    public boolean removePart(ClientKey client, ImportId id, int number) {
        Optional<Schema.ImportPart> part = schema.importParts.find(client, id.value(), number);
        part.ifPresent(schema.importParts::remove);
        return part.isPresent();
    }

    @Override
    public void removeParts(ClientKey client, ImportId id) {
        Optional<Part> part = partAfter(client, id, 0);
        while (part.isPresent()) {
            removePart(client, id, part.get().number());
            part = partAfter(client, id, 0);
        }
    }

    private static LeadImport stored(LeadImport report) {
        return new LeadImport(
                report.client(),
                report.id(),
                report.status(),
                report.rows(),
                report.counts(),
                report.problems(),
                Stored.micros(report.startedAt()),
                Stored.microsOrNull(report.finishedAt()));
    }
}
