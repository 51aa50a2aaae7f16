package io.github.booking4j.lead;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who must not be contacted by a client again. An opt-out takes effect in its own transaction: queued calls of the person are
 * cancelled, live ones hung up, planned messages dropped. Thread-safe. What changes something throws {@link
 * NotFoundException} for an unknown client.
 */
public interface OptOuts {
    /**
     * Records an opt-out. Saying it twice is fine: the first stays.
     *
     * @param address a phone number as it is typed, in the client's region, or an email address, whose owner gets no emails
     * @param source where it was said, such as {@code letter}; 1 to 200 characters
     * @param text the words that said so; null: none are known
     * @return the opt-out as stored
     * @throws InvalidException when the address or a text cannot be read
     */
    OptOut add(ClientKey client, String address, String source, @Nullable String text);

    /**
     * The same, once for each idempotency key: the same key answers the same opt-out, and does not bring back one that was
     * taken back since.
     *
     * @param idempotencyKey 1 to 200 characters; null: none
     * @throws ConflictException with {@code opt_out_withdrawn} when it was taken back since, {@code idempotency_key_reused}
     *     when the key was used for another request
     */
    OptOut add(ClientKey client, String address, String source, @Nullable String text, @Nullable String idempotencyKey);

    /**
     * Records a do-not-call list, however long: rows stream through in batches, each committed on its own, so after a crash
     * the list is simply imported again. A bad row is reported and the rest go in.
     *
     * @param addresses phone numbers or email addresses; row numbers count from 1
     * @param source where they come from; 1 to 200 characters
     */
    OptOutImport importAll(ClientKey client, Iterator<String> addresses, String source);

    /**
     * The same from CSV with a column of phone numbers, under any of its usual names. The caller closes the stream.
     *
     * @throws InvalidException when the file as a whole cannot be read, such as without a phone column
     */
    OptOutImport importCsv(ClientKey client, InputStream csv, String source);

    /**
     * Takes an opt-out back: the person may be contacted again. A lead with that number is not called for it, but when it
     * enquires again, or the client asks for it.
     *
     * @param reason who asked for it, and how; 1 to 200 characters, no personal data: it is kept in the event
     * @return what was taken back
     * @throws NotFoundException when there is no such opt-out
     */
    OptOut withdraw(ClientKey client, OptOutId id, String reason);

    /** An opt-out. */
    Optional<OptOut> find(ClientKey client, OptOutId id);

    /** The opt-out of a phone number or email address as it is typed. */
    Optional<OptOut> findByAddress(ClientKey client, String address);

    /** Opt-outs in the order of their addresses, after one (null: from the first); {@code limit} is 1 to 200. */
    List<OptOut> list(ClientKey client, @Nullable String after, int limit);
}
