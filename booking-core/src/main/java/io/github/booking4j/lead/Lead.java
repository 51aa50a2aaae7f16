package io.github.booking4j.lead;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.PhoneNumber;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person who enquired; one per client and phone number, for ever.
 *
 * @param client whose lead it is
 * @param id its id
 * @param phone its number
 * @param details what is known of the person
 * @param zones every zone the number may be in, or the one that was set; never empty: the client's zone when unknown
 * @param status where it stands
 * @param consent why it may be contacted; null: nobody said, so it is held
 * @param createdAt when it first arrived
 * @param lastContactedAt when it was last dialled or written to
 * @param version raised by each change; an update of an older version is refused
 */
public record Lead(
        ClientKey client,
        LeadId id,
        PhoneNumber phone,
        Details details,
        Set<ZoneId> zones,
        LeadStatus status,
        @Nullable Consent consent,
        Instant createdAt,
        @Nullable Instant lastContactedAt,
        int version) {

    /** Copies the zones. */
    public Lead {
        zones = Set.copyOf(zones);
    }

    /**
     * What is known of a person; a later enquiry fills what is still blank.
     *
     * @param name full name
     * @param email address
     * @param source where it first came from
     * @param service what it asked for
     * @param notes free text
     */
    public record Details(
            @Nullable String name,
            @Nullable EmailAddress email,
            @Nullable String source,
            @Nullable String service,
            @Nullable String notes) {

        /** These details, blanks filled from others. */
        public Details filledFrom(Details other) {
            return new Details(
                    name != null ? name : other.name,
                    email != null ? email : other.email,
                    source != null ? source : other.source,
                    service != null ? service : other.service,
                    notes != null ? notes : other.notes);
        }

        @Override
        public String toString() {
            return "Details[…]";
        }
    }

    /** A copy with another status. */
    public Lead withStatus(LeadStatus changed) {
        return new Lead(client, id, phone, details, zones, changed, consent, createdAt, lastContactedAt, version);
    }

    /** A copy with other details. */
    public Lead withDetails(Details changed) {
        return new Lead(client, id, phone, changed, zones, status, consent, createdAt, lastContactedAt, version);
    }

    /** A copy in other zones. */
    public Lead withZones(Set<ZoneId> changed) {
        return new Lead(client, id, phone, details, changed, status, consent, createdAt, lastContactedAt, version);
    }

    /** A copy with consent. */
    public Lead withConsent(Consent given) {
        return new Lead(client, id, phone, details, zones, status, given, createdAt, lastContactedAt, version);
    }

    /** A copy that was contacted at an instant. */
    public Lead contactedAt(Instant instant) {
        return new Lead(client, id, phone, details, zones, status, consent, createdAt, instant, version);
    }
}
