package io.github.booking4j.call.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.util.List;

/** Gathers what the gate decides by. */
final class GateFacts {
    private final CallHours hours;

    GateFacts(CallHours hours) {
        this.hours = hours;
    }

    Gate.Facts of(UnitOfWork unit, Client client, Lead lead, Enquiry enquiry, Instant now) {
        boolean onCall = unit.calls().pending(client.key(), lead.id()).stream()
                .anyMatch(other -> other.status().isLive());
        return new Gate.Facts(
                client.status(),
                lead.status(),
                lead.consent(),
                !unit.optOuts()
                        .among(client.key(), List.of(lead.phone().e164()))
                        .isEmpty(),
                !unit.appointments().upcoming(client.key(), lead.id(), now).isEmpty(),
                onCall,
                enquiry.attempts(),
                client.settings().calls().maxAttempts(),
                hours.isInside(client, lead, now),
                hours.isHoliday(client, lead, now));
    }
}
