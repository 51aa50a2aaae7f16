package io.github.booking4j.lead;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
     * The same, once for each idempotency key: the same key answers what became of the lead the first time, and takes
     * nothing in. What is invalid keeps no key.
     *
     * @param idempotencyKey 1 to 200 characters
     * @throws ConflictException with {@code idempotency_key_reused} when the key was used for another request
     */
    LeadResult submit(ClientKey client, NewLead lead, String idempotencyKey);

    /**
     * Takes in the lead that an email tells of: labelled lines such as {@code Phone:}, or plain sentences. The phone number is
     * the labelled one, else the first mobile in it, else the first of all; what is quoted and the signature do not count.
     * Without a number the result is invalid, with the code {@code phone_missing}. Writing is consent by itself.
     *
     * @param idempotencyKey as for {@link #submit(ClientKey, NewLead, String)}; null: none
     */
    LeadResult submitEmail(ClientKey client, ReceivedEmail email, @Nullable String idempotencyKey);

    /**
     * Takes in a lead from the fields of a form, under any of the names that CSV headers may have; others are passed over,
     * and what cannot be read but the phone is left out. Filling a form in is consent by itself.
     *
     * @param source where it comes from, if no field says so
     * @param idempotencyKey as for {@link #submit(ClientKey, NewLead, String)}; null: none
     */
    LeadResult submitForm(ClientKey client, Map<String, String> fields, String source, @Nullable String idempotencyKey);

    /**
     * Imports leads from CSV: UTF-8, {@code ,} {@code ;} or tab, header row with the usual names. Rows stream through in
     * batches, each committed on its own; a bad row is reported and the rest go in. The caller closes the stream.
     * {@link ImportOptions#when()} says whether it is done when this returns.
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

    /** The enquiries of a lead, newest first; {@code limit} is 1 to 200. */
    List<Enquiry> listEnquiries(ClientKey client, LeadId id, int limit);

    /** Leads, newest first. */
    List<Lead> list(ClientKey client, LeadQuery query);

    /**
     * Changes what is known of a lead: name, email, service, source, notes, time zone. Consent that is given to a lead that
     * is held has it called. Nobody else changes the lead meanwhile, so no change is lost.
     *
     * @param change gets the lead as if it arrived now, and returns it as it should be; run inside a transaction, perhaps
     *     more than once
     * @throws NotFoundException for an unknown lead
     * @throws InvalidException naming every field that is wrong; the phone stays, and consent is not taken back but by an
     *     opt-out
     */
    Lead edit(ClientKey client, LeadId id, UnaryOperator<NewLead> change);

    /**
     * Ends all efforts to reach a lead: queued calls are cancelled, a live one is hung up, follow-ups end, in the same
     * transaction. What was promised about an appointment that stands is still sent. It is called again when it enquires
     * again by itself or the client asks for it, never for a row of an import. Stopping twice is fine; who opted out stays
     * so.
     *
     * @throws NotFoundException for an unknown lead
     */
    Lead stop(ClientKey client, LeadId id);

    /**
     * Records that a number must not be contacted by this client again, known or not. Takes effect in the same
     * transaction on every queued call and planned message of the lead. Saying it twice is fine.
     */
    void optOut(ClientKey client, PhoneNumber phone, String source);
}
