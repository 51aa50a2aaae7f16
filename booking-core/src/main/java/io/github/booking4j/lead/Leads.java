package io.github.booking4j.lead;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Takes leads in and finds them again. Thread-safe. What changes something throws {@link NotFoundException} for an unknown
 * client; what only looks finds nothing.
 */
public interface Leads {
    /**
     * Takes in one lead. Its submission is consent; it is called at once when it may be. Once this returns, the lead and
     * its queued call are stored.
     */
    LeadResult submit(ClientKey client, NewLead lead);

    /**
     * Imports leads from CSV: UTF-8, {@code ,} {@code ;} or tab, header row with the usual names. Rows stream through in
     * batches, each committed on its own; a bad row is reported and the rest go in. The caller closes the stream.
     *
     * @throws InvalidException when the file as a whole cannot be read, such as without a phone column
     */
    LeadImport importCsv(ClientKey client, InputStream csv, ImportOptions options);

    /** Imports leads from anything that yields them; row numbers count from 1. */
    LeadImport importLeads(ClientKey client, Iterator<NewLead> leads, ImportOptions options);

    /** The report of an import. */
    Optional<LeadImport> findImport(ClientKey client, ImportId id);

    /** A lead. */
    Optional<Lead> find(ClientKey client, LeadId id);

    /** Leads, newest first. */
    List<Lead> list(ClientKey client, LeadQuery query);

    /**
     * Records that a number must not be contacted by this client again, known or not. Takes effect in the same
     * transaction on every queued call and planned message of the lead. Saying it twice is fine.
     */
    void optOut(ClientKey client, PhoneNumber phone, String source);
}
