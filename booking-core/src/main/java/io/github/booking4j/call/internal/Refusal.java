package io.github.booking4j.call.internal;

import io.github.booking4j.call.GateDecision;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.store.UnitOfWork;
import java.util.List;

/** What it means for a lead that the gate refused its call for good: it no longer waits for one. */
final class Refusal {
    private Refusal() {}

    static void apply(UnitOfWork unit, Lead lead, Enquiry enquiry, GateDecision decision) {
        LeadStatus status = statusAfter(lead.status(), decision.reasons());
        if (status != LeadStatus.HELD) { // whoever waits for consent still wants its answer
            unit.enquiries().update(enquiry.withState(Enquiry.State.CLOSED));
        }
        if (status != lead.status()) {
            unit.leads().update(lead.withStatus(status));
        }
    }

    private static LeadStatus statusAfter(LeadStatus before, List<String> reasons) {
        if (reasons.contains(Gate.OPTED_OUT)) {
            return LeadStatus.OPTED_OUT;
        }
        if (before == LeadStatus.STOPPED || reasons.contains(Gate.ALREADY_ON_CALL)) {
            return before; // the call that is live decides
        }
        if (reasons.contains(Gate.ALREADY_BOOKED)) {
            return LeadStatus.BOOKED;
        }
        if (reasons.contains(Gate.NO_CONSENT)) {
            return LeadStatus.HELD;
        }
        return before == LeadStatus.NEW ? LeadStatus.FAILED : before;
    }
}
