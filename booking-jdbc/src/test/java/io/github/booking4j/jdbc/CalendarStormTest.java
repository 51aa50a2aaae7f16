package io.github.booking4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.AppointmentQuery;
import io.github.booking4j.appointment.AppointmentStatus;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.client.Client;
import io.github.booking4j.error.ConflictException;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import io.github.booking4j.spi.store.UnitOfWork;
import io.github.booking4j.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Twelve threads book and cancel as they please. Whether anything overlaps is found by a sweep over the stored appointments, which
 * knows nothing of claims; without the claims it finds hundreds.
 */
final class CalendarStormTest {
    private static final int THREADS = 12;
    private static final int ATTEMPTS = 250;
    private static final int MINUTES = 5 * 24 * 60;

    private final Client client = Samples.aClient();
    private final Lead lead = Samples.aLead(client);
    private final List<Resource> resources = List.of(
            Samples.aResource(client, "ana", 1),
            Samples.aResource(client, "ben", 1),
            Samples.aResource(client, "room", 2));

    @ParameterizedTest
    @EnumSource
    @Tag("calendar.never-over-capacity")
    void noResourceIsEverOccupiedBeyondItsCapacity(TestDatabase database) throws Exception {
        try (HikariDataSource pool = database.pool()) {
            JdbcBookingStore store = JdbcBookingStore.create(pool);
            store.prepare();
            store.inTransaction(unit -> {
                resources.forEach(unit.catalog()::put);
                return true;
            });

            List<int[]> counts = Threads.together(THREADS, thread -> storm(store, new Random(thread)));

            List<Appointment> standing = standing(store);
            assertThat(counts.stream().mapToInt(count -> count[0]).sum()).isGreaterThan(100);
            assertThat(counts.stream().mapToInt(count -> count[1]).sum()).isGreaterThan(100);
            assertThat(standing).isNotEmpty();
            assertThat(resources)
                    .allSatisfy(resource -> assertThat(deepest(standing, resource.id()))
                            .as(resource.id().value())
                            .isLessThanOrEqualTo(resource.capacity()));
            assertThat(store.<Long>inTransaction(unit -> unit.calendar().mismatches(client.key())))
                    .isZero();
        }
    }

    /** How many were booked and how many found their time taken. */
    private int[] storm(JdbcBookingStore store, Random random) {
        int[] counts = new int[2];
        List<AppointmentId> mine = new ArrayList<>();
        for (int i = 0; i < ATTEMPTS; i++) {
            if (!mine.isEmpty() && random.nextInt(4) == 0) {
                cancel(store, mine.remove(random.nextInt(mine.size())));
                continue;
            }
            Appointment wanted = wanted(random);
            try {
                store.inTransaction(unit -> book(unit, wanted));
                mine.add(wanted.id());
                counts[0]++;
            } catch (ConflictException taken) {
                assertThat(taken.code()).isEqualTo("slot_taken");
                counts[1]++;
            }
        }
        return counts;
    }

    private static boolean book(UnitOfWork unit, Appointment wanted) {
        List<Occupation> occupations = wanted.resources().stream()
                .map(resource ->
                        Occupation.of(wanted, resource, resource.value().equals("room") ? freeLane(unit, wanted) : 0))
                .toList();
        unit.appointments().insert(wanted);
        unit.calendar().claim(wanted.client(), occupations);
        return true;
    }

    /** Chosen without any lock: the claims alone have to hold. */
    private static int freeLane(UnitOfWork unit, Appointment wanted) {
        BitSet used = new BitSet();
        unit.calendar()
                .occupations(
                        wanted.client(),
                        List.of(new ResourceId("room")),
                        wanted.occupiedFrom().minusSeconds(300),
                        wanted.occupiedTo().plusSeconds(300))
                .forEach(occupation -> used.set(occupation.lane()));
        return Math.min(1, used.nextClearBit(0));
    }

    private void cancel(JdbcBookingStore store, AppointmentId id) {
        store.inTransaction(unit -> {
            Appointment appointment = unit.appointments().lock(client.key(), id).orElseThrow();
            unit.calendar().release(client.key(), id);
            return unit.appointments().update(appointment.withStatus(AppointmentStatus.CANCELLED));
        });
    }

    /** At any minute, of any length, with any buffers: nothing lies on the grid of the cells. */
    private Appointment wanted(Random random) {
        Instant start = Samples.NOW.plus(Duration.ofMinutes(random.nextInt(MINUTES)));
        Resource person = resources.get(random.nextInt(2));
        List<Resource> needed = random.nextBoolean() ? List.of(person, resources.get(2)) : List.of(person);
        Service service = new Service(
                client.key(),
                Samples.aService(client).id(),
                "Storm",
                Duration.ofMinutes(15 + random.nextInt(76)),
                Duration.ofMinutes(random.nextInt(11)),
                Duration.ofMinutes(random.nextInt(11)),
                null,
                needed.stream().map(Resource::id).toList(),
                Service.Choice.ALL);
        Appointment appointment = Samples.anAppointment(lead, service, 1, start);
        return new Appointment(
                appointment.client(),
                new AppointmentId(new UUID(random.nextLong(), random.nextLong())),
                appointment.lead(),
                appointment.service(),
                appointment.resources(),
                appointment.time(),
                appointment.bufferBefore(),
                appointment.bufferAfter(),
                appointment.status(),
                null,
                null,
                appointment.createdAt(),
                0,
                0);
    }

    private List<Appointment> standing(JdbcBookingStore store) {
        List<Appointment> all = new ArrayList<>();
        List<Appointment> page = List.of();
        do {
            AppointmentQuery.Position after = page.isEmpty()
                    ? null
                    : new AppointmentQuery.Position(
                            page.get(page.size() - 1).start(),
                            page.get(page.size() - 1).id());
            page = store.inTransaction(unit ->
                    unit.appointments().list(client.key(), new AppointmentQuery(null, null, null, null, after, 200)));
            all.addAll(page);
        } while (!page.isEmpty());
        return all.stream().filter(one -> one.status().isStanding()).toList();
    }

    /** The most appointments that occupy a resource at one time; an end makes room for a start at the same instant. */
    private static int deepest(List<Appointment> standing, ResourceId resource) {
        Map<Instant, Integer> changes = new TreeMap<>();
        for (Appointment one : standing) {
            if (one.resources().contains(resource)) {
                changes.merge(one.occupiedFrom(), 1, Integer::sum);
                changes.merge(one.occupiedTo(), -1, Integer::sum);
            }
        }
        int depth = 0;
        int deepest = 0;
        for (int change : changes.values()) {
            depth += change;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
