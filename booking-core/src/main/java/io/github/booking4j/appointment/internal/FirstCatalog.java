package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.client.NewClient.NewService;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.internal.id.Slugs;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What a client can be booked for from its first minute: one resource, open office hours, and its services. */
final class FirstCatalog {
    private static final ResourceId RESOURCE = new ResourceId("main");
    private static final WeeklyHours OFFICE_HOURS = WeeklyHours.parse("Mon-Fri 09:00-17:00");
    private static final NewService DEFAULT_SERVICE = new NewService("Appointment", 30, null, null);
    private static final int MAX_SLUG = 36;

    private FirstCatalog() {}

    static void create(UnitOfWork unit, Client client, NewClient request) {
        unit.catalog()
                .put(new Resource(
                        client.key(), RESOURCE, client.name(), OFFICE_HOURS, Closures.none(), client.timeZone(), 1));
        Set<String> used = new HashSet<>();
        List<NewService> wanted = request.services().isEmpty() ? List.of(DEFAULT_SERVICE) : request.services();
        for (NewService service : wanted) {
            unit.catalog().put(service(client, service, used));
        }
    }

    private static Service service(Client client, NewService wanted, Set<String> used) {
        String slug = Slugs.of(wanted.name(), MAX_SLUG, "service");
        String id = slug;
        for (int number = 2; !used.add(id); number++) {
            id = slug + "-" + number;
        }
        Money price = wanted.price() == null
                ? null
                : Money.of(wanted.price(), Objects.requireNonNull(wanted.currency(), "checked with the price"));
        return new Service(
                client.key(),
                new ServiceId(id),
                wanted.name().strip(),
                Duration.ofMinutes(wanted.durationMinutes()),
                Duration.ZERO,
                Duration.ZERO,
                price,
                List.of(RESOURCE),
                Service.Choice.ANY);
    }
}
