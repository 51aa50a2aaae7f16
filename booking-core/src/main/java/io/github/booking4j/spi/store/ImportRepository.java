package io.github.booking4j.spi.store;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.ImportId;
import io.github.booking4j.lead.LeadImport;
import java.util.Optional;

/** Imports and their reports. One writer each, so they carry no version. */
public interface ImportRepository {
    /** Stores a new import. */
    void insert(LeadImport started);

    /** Writes its progress. */
    void update(LeadImport progressed);

    /** An import. */
    Optional<LeadImport> find(ClientKey client, ImportId id);
}
