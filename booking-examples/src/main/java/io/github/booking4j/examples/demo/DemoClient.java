package io.github.booking4j.examples.demo;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.NewClient.NewService;
import io.github.booking4j.client.Onboarded;
import io.github.booking4j.client.PublicHolidays;
import io.github.booking4j.hours.CallingWindow;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The demo's business: a dental practice in New York with two dentists and a hygienist.
 *
 * @param key its key
 * @param apiKey its API key, known in the run that onboarded it
 */
record DemoClient(ClientKey key, @Nullable String apiKey) {
    private static final WeeklyHours ALWAYS = WeeklyHours.parse("Mon-Sun 00:00-24:00");
    private static final List<String> STAFF = List.of("dr-rivera", "dr-chen", "hygienist-okafor");

    /** Onboards the business, or finds it again. */
    static DemoClient onboard(BookingEngine engine, boolean simulated, int speed) {
        NewClient request = NewClient.of(
                        "Harbor Dental", "frontdesk@harbor-dental.example", "+1 212 555 0100", "America/New_York")
                .industry("dental practice")
                .services(List.of(
                        new NewService("Check-up", 30, "120.00", "USD"),
                        new NewService("Cleaning", 45, "150.00", "USD"),
                        new NewService("Consultation", 20, "60.00", "USD")))
                .idempotencyKey("demo-client");
        Onboarded onboarded = engine.clients().onboard(request);
        Client client = onboarded.client();
        if (simulated) {
            aroundTheClock(engine, client, speed);
        }
        return new DemoClient(client.key(), onboarded.apiKey());
    }

    /** So that the demo shows its work at any hour: nobody real is called. With real providers the defaults hold. */
    private static void aroundTheClock(BookingEngine engine, Client client, int speed) {
        CallSettings calls = CallSettings.defaults()
                .withMaxConcurrentCalls(10)
                .withImportPacing(Duration.ZERO)
                .withMaxCallDuration(atLeast(Duration.ofMinutes(15).dividedBy(speed), Duration.ofSeconds(10)))
                .withWindow(new CallingWindow(ALWAYS, LocalTime.MIN, LocalTime.MIDNIGHT, Closures.none()))
                .withPublicHolidays(PublicHolidays.IGNORED);
        ClientSettings settings = client.settings().withCalls(calls);
        if (!settings.equals(client.settings())) {
            engine.clients().configure(client.key(), settings);
        }
        for (String id : STAFF) {
            ResourceId resource = new ResourceId(id);
            engine.appointments()
                    .define(new Resource(client.key(), resource, id, ALWAYS, Closures.none(), client.timeZone(), 1));
        }
        for (Service service : engine.appointments().services(client.key())) {
            engine.appointments().define(deliveredBy(service));
        }
    }

    private static Service deliveredBy(Service service) {
        return new Service(
                service.client(),
                service.id(),
                service.name(),
                service.duration(),
                service.bufferBefore(),
                Duration.ofMinutes(10),
                service.price(),
                STAFF.stream().map(ResourceId::new).toList(),
                Service.Choice.ANY);
    }

    private static Duration atLeast(Duration duration, Duration least) {
        return duration.compareTo(least) < 0 ? least : duration;
    }
}
