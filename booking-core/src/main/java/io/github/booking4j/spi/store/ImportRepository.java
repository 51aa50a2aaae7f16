package io.github.booking4j.spi.store;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.ImportId;
import io.github.booking4j.lead.LeadImport;
import java.util.Optional;

/**
 * Imports, their reports, and the rows of those in the background until they are imported, in parts. One writer each, or the
 * holder of its lock, so they carry no version.
 */
public interface ImportRepository {
    /** Stores a new import. */
    void insert(LeadImport started);

    /** Writes its progress. */
    void update(LeadImport progressed);

    /** An import. */
    Optional<LeadImport> find(ClientKey client, ImportId id);

    /** Locks an import. */
    Optional<LeadImport> lock(ClientKey client, ImportId id);

    /** Stores rows; a number is used once. */
    void addPart(ClientKey client, ImportId id, Part part);

    /** The part with the smallest number above one. */
    Optional<Part> partAfter(ClientKey client, ImportId id, int number);

    /** Removes a part; false when it is not there (any more). */
    boolean removePart(ClientKey client, ImportId id, int number);

    /** Removes all parts of an import. */
    void removeParts(ClientKey client, ImportId id);

    /**
     * Some rows.
     *
     * @param number its place, from 1
     * @param rows as the importer wrote them
     */
    record Part(int number, String rows) {}
}
