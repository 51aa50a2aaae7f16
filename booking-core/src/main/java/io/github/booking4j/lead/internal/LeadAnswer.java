package io.github.booking4j.lead.internal;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.Enquiry.Arrival;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadResult;
import io.github.booking4j.spi.store.UnitOfWork;

/** What became of a lead, as an idempotency key keeps it: the arrival and the lead's id. */
final class LeadAnswer {
    private LeadAnswer() {}

    static LeadResult of(Arrival arrival, Lead lead) {
        return switch (arrival) {
            case ACCEPTED -> new LeadResult.Accepted(lead);
            case REACTIVATED -> new LeadResult.Reactivated(lead);
            case DUPLICATE -> new LeadResult.Duplicate(lead);
            case OPTED_OUT -> new LeadResult.OptedOut(lead);
        };
    }

    static String subject(LeadResult result) {
        if (result instanceof LeadResult.Accepted accepted) {
            return Arrival.ACCEPTED + " " + accepted.lead().id();
        }
        if (result instanceof LeadResult.Reactivated reactivated) {
            return Arrival.REACTIVATED + " " + reactivated.lead().id();
        }
        if (result instanceof LeadResult.Duplicate duplicate) {
            return Arrival.DUPLICATE + " " + duplicate.lead().id();
        }
        if (result instanceof LeadResult.OptedOut optedOut) {
            return Arrival.OPTED_OUT + " " + optedOut.lead().id();
        }
        throw new IllegalArgumentException("What is invalid keeps no key");
    }

    /** The same answer, with the lead as it is now. */
    static LeadResult again(UnitOfWork unit, ClientKey client, String subject) {
        String[] words = subject.split(" ", 2);
        Lead lead = unit.leads().find(client, LeadId.parse(words[1])).orElseThrow();
        return of(Arrival.valueOf(words[0]), lead);
    }
}
