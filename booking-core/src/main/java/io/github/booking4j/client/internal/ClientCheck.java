package io.github.booking4j.client.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.contact.FreeText;
import io.github.booking4j.contact.PhoneNumbers;
import io.github.booking4j.contact.PhoneParse;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.FieldProblems;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.hours.Zones;
import io.github.booking4j.money.Money;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks what was typed of a new client, and names every problem at once. */
final class ClientCheck {
    private static final int MAX_SERVICES = 100;
    private static final int MAX_NAME = 100;
    private static final String FALLBACK_REGION = "US";

    private final PhoneNumbers phones = new PhoneNumbers();

    Client.Profile profile(NewClient request) {
        FieldProblems problems = new FieldProblems();
        String name = problems.check(
                () -> required("/businessName", FreeText.clean("/businessName", request.businessName(), MAX_NAME)));
        EmailAddress email = problems.check(() -> required("/email", EmailAddress.parse("/email", request.email())));
        ZoneId zone = zone(request.timeZone(), problems);
        String industry = problems.check(() -> FreeText.clean("/industry", request.industry(), MAX_NAME));
        PhoneParse.Valid phone = phone(request, problems);
        checkServices(request.services(), problems);
        problems.throwIfAny();
        if (name == null || email == null || zone == null || phone == null) {
            throw new IllegalStateException("a missing field without a problem");
        }
        return new Client.Profile(
                name, email, phone.number(), zone, industry == null ? "" : industry, region(request, phone));
    }

    private static <T> T required(String pointer, @Nullable T value) {
        if (value == null) {
            throw new InvalidException(new FieldProblem(pointer, "required", "must not be blank"));
        }
        return value;
    }

    private static @Nullable ZoneId zone(String text, FieldProblems problems) {
        try {
            return Zones.parse(text);
        } catch (IllegalArgumentException e) {
            problems.add("/timeZone", "time_zone_invalid", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private PhoneParse.@Nullable Valid phone(NewClient request, FieldProblems problems) {
        String region =
                request.region() == null ? FALLBACK_REGION : request.region().toUpperCase(Locale.ROOT);
        if (!phones.knowsRegion(region)) {
            problems.add("/region", "region_unknown", "must be an ISO 3166 region such as US");
            return null;
        }
        PhoneParse parse = phones.parse(request.phone(), region);
        if (parse instanceof PhoneParse.Invalid invalid) {
            problems.add(invalid.at("/phone"));
            return null;
        }
        return (PhoneParse.Valid) parse;
    }

    private static String region(NewClient request, PhoneParse.Valid phone) {
        if (request.region() != null) {
            return request.region().toUpperCase(Locale.ROOT);
        }
        return phone.region().equals("001") ? FALLBACK_REGION : phone.region();
    }

    private static void checkServices(List<NewClient.NewService> services, FieldProblems problems) {
        if (services.size() > MAX_SERVICES) {
            problems.add("/services", "too_many", "at most " + MAX_SERVICES);
            return;
        }
        for (int i = 0; i < services.size(); i++) {
            checkService("/services/" + i, services.get(i), problems);
        }
    }

    private static void checkService(String at, NewClient.NewService service, FieldProblems problems) {
        problems.check(() -> required(at + "/name", FreeText.clean(at + "/name", service.name(), MAX_NAME)));
        if (service.durationMinutes() < 1 || service.durationMinutes() > 24 * 60) {
            problems.add(at + "/durationMinutes", "out_of_range", "must be 1 to 1440");
        }
        if (service.price() != null) {
            try {
                Money price = Money.of(service.price(), service.currency() == null ? "" : service.currency());
                if (price.amount().signum() < 0) {
                    problems.add(at + "/price", "out_of_range", "must not be negative");
                }
            } catch (IllegalArgumentException e) {
                problems.add(at + "/price", "price_invalid", "must be a decimal with an ISO 4217 currency");
            }
        }
    }
}
