package io.github.booking4j.call;

import java.time.Instant;
import java.util.List;

/**
 * Whether a dial or a marketing message was allowed at the moment it was to be made, and why not.
 *
 * @param allowed whether it was
 * @param reasons stable words for each thing that forbade it, such as {@code opted_out}, {@code no_consent},
 *     {@code outside_hours}, {@code holiday}, {@code budget_used_up}, {@code attempts_exhausted}, {@code already_booked}; empty when allowed
 * @param decidedAt when
 */
public record GateDecision(boolean allowed, List<String> reasons, Instant decidedAt) {
    /** The reason of a call that its client called off after the gate had allowed it. */
    public static final String CALLED_OFF = "called_off";

    /** Copies the list. */
    public GateDecision {
        reasons = List.copyOf(reasons);
    }
}
