package io.github.booking4j.lead;

import io.github.booking4j.error.FieldProblem;
import java.util.List;
import java.util.Optional;

/** What became of a lead that arrived. */
public sealed interface LeadResult {
    /**
     * New: it is called at once, or held for want of consent.
     *
     * @param lead the stored lead
     */
    record Accepted(Lead lead) implements LeadResult {
        /** Whether it waits for consent. */
        public boolean held() {
            return lead.status() == LeadStatus.HELD;
        }
    }

    /**
     * Known, and its last contact is long ago: it is called again.
     *
     * @param lead the stored lead
     */
    record Reactivated(Lead lead) implements LeadResult {}

    /**
     * Known, with an enquiry still open or a recent contact: the enquiry is stored, nobody calls.
     *
     * @param lead the stored lead
     */
    record Duplicate(Lead lead) implements LeadResult {}

    /**
     * Opted out: the enquiry is stored, nobody calls.
     *
     * @param lead the stored lead
     */
    record OptedOut(Lead lead) implements LeadResult {}

    /**
     * Not stored.
     *
     * @param problems every field that is wrong
     */
    record Invalid(List<FieldProblem> problems) implements LeadResult {}

    /** The lead as stored; empty: it was {@link Invalid}. */
    default Optional<Lead> stored() {
        if (this instanceof Accepted accepted) {
            return Optional.of(accepted.lead());
        }
        if (this instanceof Reactivated reactivated) {
            return Optional.of(reactivated.lead());
        }
        if (this instanceof Duplicate duplicate) {
            return Optional.of(duplicate.lead());
        }
        return this instanceof OptedOut optedOut ? Optional.of(optedOut.lead()) : Optional.empty();
    }
}
