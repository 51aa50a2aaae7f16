package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.aResource;
import static io.github.booking4j.testkit.Samples.aService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.client.Client;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.store.CatalogRepository;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link CatalogRepository} promises. */
public interface CatalogRepositoryContract extends StoreContract {
    @Test
    @Tag("store.keeps-values")
    default void keepsEverythingOfAServiceAndTheOrderOfItsResources() {
        Client client = givenClient();
        List<Resource> resources =
                List.of(aResource(client, "z", 1), aResource(client, "a", 1), aResource(client, "m", 1));
        Service full = new Service(
                client.key(),
                new ServiceId("whitening"),
                "Bleaching ✨ „schön“",
                Duration.ofHours(24),
                Duration.ofMinutes(10),
                Duration.ofMinutes(15),
                Money.of("129.955", "USD"),
                resources.stream().map(Resource::id).toList(),
                Service.Choice.ALL,
                12);
        Service bare = service(client, "talk", null);

        change(unit -> {
            resources.forEach(unit.catalog()::put);
            unit.catalog().put(full);
            unit.catalog().put(bare);
        });

        assertThat(find(unit -> unit.catalog().findService(client.key(), full.id())))
                .contains(full);
        assertThat(find(unit -> unit.catalog().findService(client.key(), bare.id())))
                .contains(bare);
    }

    @Test
    @Tag("store.keeps-values")
    default void keepsEverythingOfAResource() {
        Client client = givenClient();
        Resource resource = new Resource(
                client.key(),
                new ResourceId("dr-o"),
                "Dr. Øster 🥼",
                WeeklyHours.parse("Mon-Thu 08:00-12:00,13:30-18:15; Sat 09:00-12:00"),
                Closures.of(List.of(LocalDate.of(2026, 12, 24), LocalDate.of(2027, 1, 1))),
                ZoneId.of("Australia/Lord_Howe"),
                100,
                10_000);

        change(unit -> unit.catalog().put(resource));

        assertThat(find(unit -> unit.catalog().findResource(client.key(), resource.id())))
                .contains(resource);
    }

    @Test
    @Tag("store.catalog-of-service")
    default void listsTheResourcesThatAServiceNames() {
        Client client = givenClient();
        Client other = givenClient();
        for (String id : List.of("c", "a", "b")) {
            change(unit -> unit.catalog().put(aResource(client, id, 1)));
            change(unit -> unit.catalog().put(aResource(other, id, 1)));
        }
        Service service =
                aService(client, aResource(client, "b", 1), aResource(client, "c", 1), aResource(client, "x", 1));
        change(unit -> unit.catalog().put(service));

        assertThat(list(unit -> unit.catalog().listResources(client.key(), service.id())))
                .extracting(Resource::client, Resource::id)
                .containsExactly(tuple(client.key(), new ResourceId("c")), tuple(client.key(), new ResourceId("b")));
        assertThat(list(unit -> unit.catalog().listResources(other.key(), service.id())))
                .isEmpty();
    }

    @Test
    @Tag("store.catalog-order")
    default void listsInTheOrderInWhichTheyWereFirstStored() {
        Client client = givenClient();
        Client other = givenClient();
        for (String id : List.of("c", "a", "b")) {
            change(unit -> {
                unit.catalog().put(aResource(client, id, 1));
                unit.catalog().put(service(client, id, null));
            });
        }
        Resource changed = aResource(client, "c", 5);
        Service dearer = service(client, "a", Money.of("99.00", "EUR"));
        change(unit -> {
            unit.catalog().put(changed);
            unit.catalog().put(dearer);
            unit.catalog().put(aResource(other, "x", 1));
            unit.catalog().put(aService(other));
        });

        assertThat(list(unit -> unit.catalog().listResources(client.key())))
                .containsExactly(changed, aResource(client, "a", 1), aResource(client, "b", 1));
        assertThat(list(unit -> unit.catalog().listServices(client.key())))
                .containsExactly(service(client, "c", null), dearer, service(client, "b", null));
    }

    @Test
    @Tag("store.client-isolation")
    default void theSameIdsOfAnotherClientAreOthers() {
        Client client = givenClient();
        Client other = givenClient();
        change(unit -> {
            unit.catalog().put(aResource(client, "room-1", 2));
            unit.catalog().put(service(client, "check-up", null));
        });

        assertThat(find(unit -> unit.catalog().findResource(other.key(), new ResourceId("room-1"))))
                .isEmpty();
        assertThat(find(unit -> unit.catalog().findService(other.key(), new ServiceId("check-up"))))
                .isEmpty();
        change(unit -> unit.catalog().put(aResource(other, "room-1", 7)));
        assertThat(find(unit -> unit.catalog().findResource(client.key(), new ResourceId("room-1"))))
                .contains(aResource(client, "room-1", 2));
    }

    private static Service service(Client client, String id, @Nullable Money price) {
        return new Service(
                client.key(),
                new ServiceId(id),
                "Service " + id,
                Duration.ofMinutes(1),
                Duration.ZERO,
                Duration.ZERO,
                price,
                List.of(),
                Service.Choice.ANY);
    }
}
