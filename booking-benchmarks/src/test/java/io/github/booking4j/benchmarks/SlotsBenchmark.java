package io.github.booking4j.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.appointment.Slot;
import io.github.booking4j.appointment.SlotQuery;
import io.github.booking4j.client.CalendarSettings;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.jdbc.JdbcBookingStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How fast free slots are found: of fifty resources in a month, and in one day as a voice tool asks for them, in a calendar with
 * 240,000 appointments. Arguments: questions of each kind (500), days that are booked (200; 1,200 appointments each).
 */
public final class SlotsBenchmark {
    private static final int RESOURCES = 50;
    private static final int A_DAY = 24;
    private static final ServiceId SERVICE = new ServiceId("visit");

    private SlotsBenchmark() {}

    /** Prints a line for each kind of question, after as many that only warm. */
    public static void main(String[] arguments) throws IOException, SQLException {
        int questions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        int days = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        try (Server server = new Server();
                HikariDataSource database = server.freshDatabase()) {
            for (String kind : List.of("warm", "measured")) {
                for (int length : List.of(31, 1)) {
                    Percentiles took = run(database, days, length, questions);
                    System.out.printf(
                            Locale.ROOT,
                            "%s, %d resources, %,d appointments, %d days: %s, p95 %.1f ms%n",
                            kind,
                            RESOURCES,
                            RESOURCES * A_DAY * days,
                            length,
                            took,
                            took.at(95).toNanos() / 1e6);
                }
            }
        }
    }

    /** Asks for the first 2000 slots of a number of days that begin at random. */
    static Percentiles run(HikariDataSource database, int days, int length, int questions) throws SQLException {
        try (BookingEngine engine =
                BookingEngine.builder().store(JdbcBookingStore.create(database)).build()) {
            engine.runDue();
            ClientKey client = calendar(engine);
            Instant first = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(2));
            fill(database, client, first, days);
            Random random = new Random(1);
            List<Duration> took = new ArrayList<>();
            for (int i = 0; i < questions; i++) {
                Instant from = first.plus(Duration.ofDays(random.nextInt(Math.max(1, days - length))));
                SlotQuery query = new SlotQuery(SERVICE, null, from, from.plus(Duration.ofDays(length)), 2_000);
                long began = System.nanoTime();
                List<Slot> slots = engine.appointments().slots(client, query);
                took.add(Duration.ofNanos(System.nanoTime() - began));
                if (slots.isEmpty()) {
                    throw new IllegalStateException("No slot from " + from);
                }
            }
            return new Percentiles(took);
        }
    }

    private static ClientKey calendar(BookingEngine engine) {
        ClientKey client = engine.clients()
                .onboard(NewClient.of("Acme", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                .client()
                .key();
        engine.clients()
                .configure(
                        client,
                        settings -> settings.withCalendar(new CalendarSettings(
                                Duration.ofHours(2), Duration.ofDays(366), Duration.ofMinutes(15))));
        List<ResourceId> resources = IntStream.range(0, RESOURCES)
                .mapToObj(number -> new ResourceId("resource-" + number))
                .toList();
        for (ResourceId resource : resources) {
            engine.appointments()
                    .define(new Resource(
                            client,
                            resource,
                            resource.value(),
                            WeeklyHours.parse("Mon-Sun 08:00-20:00"),
                            Closures.none(),
                            ZoneId.of("America/New_York"),
                            1));
        }
        engine.appointments()
                .define(new Service(
                        client,
                        SERVICE,
                        "Visit",
                        Duration.ofMinutes(30),
                        Duration.ZERO,
                        Duration.ofMinutes(5),
                        null,
                        resources,
                        Service.Choice.ANY));
        return client;
    }

    /** Every resource has a quarter of an hour of each hour, day and night; only what is read when slots are looked for. */
    private static void fill(HikariDataSource database, ClientKey client, Instant first, int days) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into booking_occupation
                        (client_key, appointment_id, resource_id, lane, occupied_from, occupied_to)
                    select '%s', gen_random_uuid(), 'resource-' || resource, 0,
                        cast('%s' as timestamptz) + hour * interval '1 hour',
                        cast('%s' as timestamptz) + hour * interval '1 hour' + interval '15 minutes'
                    from generate_series(0, %d) as resource, generate_series(0, %d) as hour
                    """.formatted(client.value(), first, first, RESOURCES - 1, A_DAY * days - 1));
            statement.execute("analyze booking_occupation");
        }
    }
}
