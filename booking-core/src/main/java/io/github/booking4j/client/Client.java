package io.github.booking4j.client;

import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.PhoneNumber;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A business whose leads are called and whose calendar is booked: the tenant.
 *
 * @param key its key
 * @param profile who it is
 * @param status whether it is served
 * @param tier its service level
 * @param settings how it is served
 * @param assistant the voice that speaks for it
 * @param createdAt when it was onboarded
 * @param version raised by each change; an update of an older version is refused
 */
public record Client(
        ClientKey key,
        Profile profile,
        ClientStatus status,
        Tier tier,
        ClientSettings settings,
        Assistant assistant,
        Instant createdAt,
        int version) {

    /**
     * Who a client is.
     *
     * @param name the business name, said at the start of each call
     * @param email where the business is written to
     * @param phone its own number
     * @param timeZone the zone of its days, reports and default hours
     * @param industry what it does, in its own words
     * @param region ISO 3166 region for numbers written without a country code
     */
    public record Profile(
            String name, EmailAddress email, PhoneNumber phone, ZoneId timeZone, String industry, String region) {}

    /** The name of the business. */
    public String name() {
        return profile.name();
    }

    /** The zone of its days, reports and default hours. */
    public ZoneId timeZone() {
        return profile.timeZone();
    }

    /** A copy with other settings. */
    public Client withSettings(ClientSettings changed) {
        return new Client(key, profile, status, tier, changed, assistant, createdAt, version);
    }

    /** A copy with another assistant. */
    public Client withAssistant(Assistant changed) {
        return new Client(key, profile, status, tier, settings, changed, createdAt, version);
    }

    /** A copy with another service level. */
    public Client withTier(Tier changed) {
        return new Client(key, profile, status, changed, settings, assistant, createdAt, version);
    }

    /** A copy with another status. */
    public Client withStatus(ClientStatus changed) {
        return new Client(key, profile, changed, tier, settings, assistant, createdAt, version);
    }
}
