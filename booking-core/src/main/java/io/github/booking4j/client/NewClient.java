package io.github.booking4j.client;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client to be onboarded, as it was typed: texts are checked by {@link Clients#onboard(NewClient)}, which names every
 * problem at once.
 *
 * @param businessName the name of the business; required
 * @param email where the business is written to; required
 * @param phone its own number; required
 * @param timeZone a region id such as {@code America/New_York}; required
 * @param industry what it does; may be blank
 * @param region ISO region of numbers without a country code; null: that of its phone
 * @param services what can be booked; empty: one default service
 * @param settings null: the defaults
 * @param idempotencyKey the same key onboards once; null: none
 */
public record NewClient(
        String businessName,
        String email,
        String phone,
        String timeZone,
        String industry,
        @Nullable String region,
        List<NewService> services,
        @Nullable ClientSettings settings,
        @Nullable String idempotencyKey) {

    /** Copies the list. */
    public NewClient {
        Objects.requireNonNull(businessName, "businessName");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(timeZone, "timeZone");
        Objects.requireNonNull(industry, "industry");
        services = List.copyOf(services);
    }

    @Override
    public String toString() {
        return "NewClient[businessName=" + businessName + "]";
    }

    /** A client with its required fields; one default service and resource, open Mon–Fri 09:00–17:00. */
    public static NewClient of(String businessName, String email, String phone, String timeZone) {
        return new NewClient(businessName, email, phone, timeZone, "", null, List.of(), null, null);
    }

    /** A copy with another industry. */
    public NewClient industry(String text) {
        return new NewClient(businessName, email, phone, timeZone, text, region, services, settings, idempotencyKey);
    }

    /** A copy with another default region. */
    public NewClient region(@Nullable String code) {
        return new NewClient(businessName, email, phone, timeZone, industry, code, services, settings, idempotencyKey);
    }

    /** A copy with these services. */
    public NewClient services(List<NewService> offered) {
        return new NewClient(businessName, email, phone, timeZone, industry, region, offered, settings, idempotencyKey);
    }

    /** A copy with these settings. */
    public NewClient settings(@Nullable ClientSettings chosen) {
        return new NewClient(businessName, email, phone, timeZone, industry, region, services, chosen, idempotencyKey);
    }

    /** A copy with an idempotency key. */
    public NewClient idempotencyKey(@Nullable String key) {
        return new NewClient(businessName, email, phone, timeZone, industry, region, services, settings, key);
    }

    /**
     * A service as it was typed.
     *
     * @param name what it is called
     * @param durationMinutes how long it takes
     * @param price decimal text; null: not priced
     * @param currency ISO 4217 code; required with a price
     */
    public record NewService(
            String name,
            int durationMinutes,
            @Nullable String price,
            @Nullable String currency) {}
}
