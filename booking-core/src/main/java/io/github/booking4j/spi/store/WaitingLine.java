package io.github.booking4j.spi.store;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.Enquiry;
import java.time.Instant;
import java.util.Optional;

/**
 * The clients that wait for a slot of a voice account, in line by the urgency of their next call, then by how long they have
 * waited. Who is called has a slot kept for it until it leaves. Changed only under the lock of {@link CallQueue#lockAccount}; read
 * without it, it tells what was committed.
 */
public interface WaitingLine {
    /** Puts a client in line; one that stands there keeps its place, unless it has become more urgent. */
    void join(String account, ClientKey client, Enquiry.Priority priority, Instant since);

    /** Takes a client out of the line, called or not. */
    void leave(String account, ClientKey client);

    /** Calls the first in line that was not called yet. Who was called before {@code absentSince} and has not left has lost its place. */
    Optional<ClientKey> callNext(String account, Instant now, Instant absentSince);

    /** How a client stands in line; calls before {@code absentSince} do not count. */
    Standing standing(String account, ClientKey client, Instant absentSince);

    /**
     * How a client stands in line.
     *
     * @param called whether it was called
     * @param othersCalled how many others were called
     * @param othersWaiting how many others wait to be called
     */
    record Standing(boolean called, int othersCalled, int othersWaiting) {}
}
