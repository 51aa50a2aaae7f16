package io.github.booking4j.memory;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.memory.Schema.DirectoryRow;
import io.github.booking4j.spi.store.Directory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryDirectory implements Directory {
    private static final int MOST_CLIENTS = 1_000;

    private final Schema schema;

    InMemoryDirectory(Schema schema) {
        this.schema = schema;
    }

    @Override
    public boolean put(Entry entry) {
        if (schema.directory.find(entry.kind(), entry.value(), entry.client()).isPresent()) {
            return false;
        }
        schema.directory.insert(new DirectoryRow(entry, schema.nextPosition()));
        return true;
    }

    @Override
    public Optional<Entry> find(Kind kind, String value) {
        return schema.directory.primary().startingWith(kind, value).stream()
                .min(Comparator.comparingLong(DirectoryRow::position))
                .map(DirectoryRow::entry);
    }

    @Override
    public List<Entry> list(Kind kind, String value) {
        return schema.directory.primary().startingWith(kind, value).stream()
                .limit(MOST_CLIENTS)
                .map(DirectoryRow::entry)
                .toList();
    }

    @Override
    public void remove(Kind kind, String value, ClientKey client) {
        schema.directory.find(kind, value, client).ifPresent(schema.directory::remove);
    }
}
