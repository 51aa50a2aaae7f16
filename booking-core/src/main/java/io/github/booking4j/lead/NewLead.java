package io.github.booking4j.lead;

import io.github.booking4j.contact.Consent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it arrived: texts are checked when it is submitted. A single submission is consent by itself; in an import
 * each row needs one, or the import declares it for all.
 *
 * @param phone the number as it was typed; required
 * @param name full name
 * @param email address
 * @param service what it asks for
 * @param source where it came from
 * @param notes free text
 * @param timeZone the region id of its zone, when known better than from the number
 * @param consent declared consent
 */
public record NewLead(
        String phone,
        @Nullable String name,
        @Nullable String email,
        @Nullable String service,
        @Nullable String source,
        @Nullable String notes,
        @Nullable String timeZone,
        @Nullable Consent consent) {

    /** Requires the phone. */
    public NewLead {
        Objects.requireNonNull(phone, "phone");
    }

    /** A lead with a number; add what else is known. */
    public static NewLead phone(String number) {
        return new NewLead(number, null, null, null, null, null, null, null);
    }

    /** A copy with a name. */
    public NewLead name(@Nullable String text) {
        return new NewLead(phone, text, email, service, source, notes, timeZone, consent);
    }

    /** A copy with an email address. */
    public NewLead email(@Nullable String text) {
        return new NewLead(phone, name, text, service, source, notes, timeZone, consent);
    }

    /** A copy with the service asked for. */
    public NewLead service(@Nullable String text) {
        return new NewLead(phone, name, email, text, source, notes, timeZone, consent);
    }

    /** A copy with a source. */
    public NewLead source(@Nullable String text) {
        return new NewLead(phone, name, email, service, text, notes, timeZone, consent);
    }

    /** A copy with notes. */
    public NewLead notes(@Nullable String text) {
        return new NewLead(phone, name, email, service, source, text, timeZone, consent);
    }

    /** A copy with a time zone. */
    public NewLead timeZone(@Nullable String regionId) {
        return new NewLead(phone, name, email, service, source, notes, regionId, consent);
    }

    /** A copy with declared consent. */
    public NewLead consent(@Nullable Consent declared) {
        return new NewLead(phone, name, email, service, source, notes, timeZone, declared);
    }

    @Override
    public String toString() {
        return "NewLead[source=" + source + "]";
    }
}
