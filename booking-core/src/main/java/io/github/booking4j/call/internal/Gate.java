package io.github.booking4j.call.internal;

import io.github.booking4j.call.GateDecision;
import io.github.booking4j.client.ClientStatus;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.lead.LeadStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a lead may be dialled now. It looks at everything, so that the decision names every reason at once. */
final class Gate {
    static final String OUTSIDE_HOURS = "outside_hours";
    static final String HOLIDAY = "holiday";

    /** The reasons that pass by themselves: the call waits. */
    private static final Set<String> PASSING = Set.of(OUTSIDE_HOURS, HOLIDAY);

    /** Found out last, under the account's lock: the client's calls may cost no more for now. */
    static final String BUDGET_USED_UP = "budget_used_up";

    static final String OPTED_OUT = "opted_out";
    static final String NO_CONSENT = "no_consent";
    static final String ALREADY_BOOKED = "already_booked";
    static final String ALREADY_ON_CALL = "already_on_call";

    private Gate() {}

    static GateDecision decide(Facts facts, Instant now) {
        List<String> reasons = new ArrayList<>();
        refuse(reasons, facts.client() != ClientStatus.ACTIVE, "client_inactive");
        refuse(reasons, facts.suppressed() || facts.lead() == LeadStatus.OPTED_OUT, OPTED_OUT);
        refuse(reasons, facts.consent() == null, NO_CONSENT);
        refuse(reasons, facts.lead() == LeadStatus.STOPPED, "stopped");
        refuse(reasons, facts.booked(), ALREADY_BOOKED);
        refuse(reasons, facts.onCall(), ALREADY_ON_CALL);
        refuse(reasons, facts.attempts() >= facts.maxAttempts(), "attempts_exhausted");
        refuse(reasons, !facts.insideHours(), OUTSIDE_HOURS);
        refuse(reasons, facts.holiday(), HOLIDAY);
        return new GateDecision(reasons.isEmpty(), reasons, now);
    }

    /** The reasons that do not pass by themselves. */
    static List<String> lasting(GateDecision decision) {
        return decision.reasons().stream()
                .filter(reason -> !PASSING.contains(reason))
                .toList();
    }

    /** The reason for which a lead is not called any more, whatever the gate said before. */
    static Optional<String> veto(LeadStatus lead) {
        return switch (lead) {
            case OPTED_OUT -> Optional.of("opted_out");
            case BOOKED -> Optional.of("already_booked");
            case STOPPED -> Optional.of("stopped");
            default -> Optional.empty();
        };
    }

    private static void refuse(List<String> reasons, boolean when, String reason) {
        if (when) {
            reasons.add(reason);
        }
    }

    /**
     * What is known at the moment of the dial.
     *
     * @param client whether the client is served
     * @param lead where the lead stands
     * @param consent why it may be contacted
     * @param suppressed whether its number is opted out
     * @param booked whether it has an upcoming appointment
     * @param onCall whether it is being called
     * @param attempts dials for this enquiry so far
     * @param maxAttempts most of them
     * @param insideHours whether every zone it may be in has calling hours
     * @param holiday whether a region it may live in has a public holiday
     */
    record Facts(
            ClientStatus client,
            LeadStatus lead,
            @Nullable Consent consent,
            boolean suppressed,
            boolean booked,
            boolean onCall,
            int attempts,
            int maxAttempts,
            boolean insideHours,
            boolean holiday) {}
}
