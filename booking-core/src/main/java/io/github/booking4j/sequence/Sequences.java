package io.github.booking4j.sequence;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.lead.LeadId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The follow-ups of a client. What is already planned for a lead keeps the steps it was planned by. Thread-safe.
 *
 * <p>Every method throws {@link NotFoundException} for a client that does not exist.
 */
public interface Sequences {
    /** What an outcome sets going for a client's leads: its own steps, or the default ones. */
    Sequence get(ClientKey client, CallOutcome outcome);

    /**
     * Sets a client's own steps for an outcome.
     *
     * @throws InvalidException naming every step that cannot be done: more than {@value Sequence#MAX_STEPS}, later than 90 days, a
     *     message without a follow-up template, a call with one, a case that the outcome does not have, any step after {@code
     *     booked}, {@code wrong_number} or {@code opted_out}
     */
    Sequence put(ClientKey client, Sequence sequence);

    /**
     * When each step would be due if a call to a lead ended now with an outcome. Whether the lead may be contacted is decided
     * when a step is done, not here.
     *
     * @param callbackAt the time the lead asked to be called back at; null: none
     * @return in the order of their times; a step after a failed retry counts from the time of that retry
     * @throws NotFoundException when the client has no such lead
     */
    List<PlannedStep> preview(ClientKey client, CallOutcome outcome, LeadId lead, @Nullable Instant callbackAt);
}
