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
 * 240,000 appointments. Arguments: questions of each kind (500), days that are booked (800), appointments of a resource on each of
 * them (6).
 */
public final class SlotsBenchmark {
    private static final int RESOURCES = 50;
    private static final ServiceId SERVICE = new ServiceId("visit");

    private SlotsBenchmark() {}

    /** Prints a line for each kind of question, after as many that only warm. */
    public static void main(String[] arguments) throws IOException, SQLException {
        int questions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        int days = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 800;
        int aDay = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 6;
        try (Server server = new Server();
                HikariDataSource database = server.freshDatabase()) {
            for (String kind : List.of("warm", "measured")) {
                for (int length : List.of(31, 1)) {
                    Percentiles took = run(database, new Diary(days, aDay), length, questions);
                    System.out.printf(
                            Locale.ROOT,
                            "%s, %d resources, %,d appointments, %d days: %s, p95 %.1f ms%n",
                            kind,
                            RESOURCES,
                            RESOURCES * aDay * days,
                            length,
                            took,
                            took.at(95).toNanos() / 1e6);
                }
            }
        }
    }

    /** Asks for the first 2000 slots of a number of days that begin at random. */
    static Percentiles run(HikariDataSource database, Diary diary, int length, int questions) throws SQLException {
        try (BookingEngine engine =
                BookingEngine.builder().store(JdbcBookingStore.create(database)).build()) {
            engine.runDue();
            ClientKey client = calendar(engine);
            Instant first = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(2));
            fill(database, client, first, diary);
            Random random = new Random(1);
            List<Duration> took = new ArrayList<>();
            for (int i = 0; i < questions; i++) {
                Instant from = first.plus(Duration.ofDays(random.nextInt(Math.max(1, diary.days - length))));
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
                                Duration.ofHours(2), Duration.ofDays(1_000), Duration.ofMinutes(15))));
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

    /** Quarters of an hour, as far from each other as a day allows; only what is read when slots are looked for. */
    private static void fill(HikariDataSource database, ClientKey client, Instant first, Diary diary)
            throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into booking_occupation
                        (client_key, appointment_id, resource_id, lane, occupied_from, occupied_to)
                    select '%1$s', gen_random_uuid(), 'resource-' || resource, 0,
                        cast('%2$s' as timestamptz) + number * interval '1 day' / %3$d,
                        cast('%2$s' as timestamptz) + number * interval '1 day' / %3$d + interval '15 minutes'
                    from generate_series(0, %4$d) as resource, generate_series(0, %5$d) as number
                    """.formatted(client.value(), first, diary.aDay, RESOURCES - 1, diary.aDay * diary.days - 1));
            statement.execute("analyze booking_occupation");
        }
    }

    /**
     * How full the calendar is.
     *
     * @param days on how many days there are appointments
     * @param aDay of each resource
     */
    record Diary(int days, int aDay) {}
}
