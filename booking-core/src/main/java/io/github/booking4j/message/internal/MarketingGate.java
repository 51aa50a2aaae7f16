package io.github.booking4j.message.internal;

import io.github.booking4j.call.GateDecision;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientStatus;
import io.github.booking4j.hours.CallingWindow;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.message.MessageKind;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a lead may be written to for marketing now; opt-outs of the address are asked for every message. */
final class MarketingGate {
    private static final String CLIENT_INACTIVE = "client_inactive";
    private static final Duration INACTIVE_CHECK = Duration.ofHours(1);

    private MarketingGate() {}

    static Verdict decide(UnitOfWork unit, Client client, Lead lead, MessageKind kind, Instant now) {
        List<String> reasons = lasting(unit, client, lead, kind, now);
        if (reasons.equals(List.of(CLIENT_INACTIVE))) {
            return new Verdict(
                    List.of(), now.plus(INACTIVE_CHECK)); // as its calls, its messages wait until it is served again
        }
        if (!reasons.isEmpty()) {
            return new Verdict(reasons, null);
        }
        CallingWindow hours = client.settings().messages().marketing();
        if (hours.allows(now, lead.zones())) {
            return new Verdict(List.of(), null);
        }
        return hours.nextOpening(now, lead.zones())
                .map(opening -> new Verdict(List.of(), opening))
                .orElseGet(() -> new Verdict(List.of("outside_hours"), null));
    }

    /** What forbids it, whatever the hour. */
    static List<String> lasting(UnitOfWork unit, Client client, Lead lead, MessageKind kind, Instant now) {
        List<String> reasons = new ArrayList<>();
        refuse(reasons, client.status() != ClientStatus.ACTIVE, CLIENT_INACTIVE);
        refuse(reasons, lead.consent() == null, "no_consent");
        refuse(reasons, lead.status() == LeadStatus.OPTED_OUT, "opted_out");
        refuse(reasons, lead.status() == LeadStatus.STOPPED, "stopped");
        refuse(
                reasons,
                // A follow-up ends with the booking; another offer may be made to whoever has booked.
                kind.isFollowUp()
                        && !unit.appointments()
                                .upcoming(client.key(), lead.id(), now)
                                .isEmpty(),
                "already_booked");
        return List.copyOf(reasons);
    }

    private static void refuse(List<String> reasons, boolean when, String reason) {
        if (when) {
            reasons.add(reason);
        }
    }

    /**
     * What was decided.
     *
     * @param reasons against it; empty: none that lasts
     * @param opensAt to be asked again then, not before; null: now, or never
     */
    record Verdict(List<String> reasons, @Nullable Instant opensAt) {
        /** As it is kept with the message. */
        GateDecision decision(Instant at) {
            return new GateDecision(reasons.isEmpty(), reasons, at);
        }
    }
}
