package io.github.booking4j.call;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.lead.LeadId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows the calls of a client, has a lead called on request, and calls calls off; other calls are queued by what happens to leads.
 * Thread-safe.
 */
public interface Calls {
    /**
     * Has a lead called as soon as its hours allow it, though it was stopped or its call is planned for later. Belongs to
     * the lead's open enquiry, or to its latest, which is open again.
     *
     * @param idempotencyKey the same key queues once and returns the first call; null: none
     * @return the queued call
     * @throws NotFoundException for an unknown client or lead
     * @throws ConflictException when the gate would refuse it whatever the hour, with its first reason as code: {@code
     *     client_inactive}, {@code opted_out}, {@code no_consent}, {@code already_booked}, {@code already_on_call}, {@code
     *     attempts_exhausted}; with {@code idempotency_key_reused} when the key was used for another request
     */
    Call request(ClientKey client, LeadId lead, @Nullable String idempotencyKey);

    /** What the latest calls, at most 20, taught about a lead; empty: nothing yet. */
    Optional<Handoff> findHandoff(ClientKey client, LeadId lead);

    /**
     * Calls a call off: a queued one is never dialled and its enquiry is closed, a live one is hung up as soon as the provider
     * can be told. What is cancelled already stays so.
     *
     * @return the call as it is now; a live one ends a little later
     * @throws NotFoundException when the client has no such call
     * @throws ConflictException with code {@code call_over} when it has ended
     */
    Call cancel(ClientKey client, CallId id);

    /**
     * The queue of a client from its head, at most {@code limit} calls (1 to 200).
     *
     * @throws NotFoundException for an unknown client
     */
    List<QueuedCall> queue(ClientKey client, int limit);

    /** A call. */
    Optional<Call> find(ClientKey client, CallId id);

    /** Calls, newest first. */
    List<Call> list(ClientKey client, CallQuery query);

    /**
     * Fetches the recording of a call from the voice provider, piece by piece. Blocks while it is read, a minute at most.
     *
     * @return false: there is no such call, it is not over, or nothing was recorded
     * @throws io.github.booking4j.error.GatewayException when the provider cannot give it now
     */
    boolean readRecording(ClientKey client, CallId id, RecordingReader reader);
}
