package io.github.booking4j.benchmarks;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.appointment.BookingResult;
import io.github.booking4j.appointment.NewAppointment;
import io.github.booking4j.appointment.Resource;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.appointment.Service;
import io.github.booking4j.appointment.ServiceId;
import io.github.booking4j.client.CalendarSettings;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.NewLead;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** Ours: appointments as a host books them, for leads that are known; jobs are left for later. */
final class EngineBookings implements AutoCloseable {
    private static final int LEADS = 2_000;
    private static final int SLOTS = 17_000;
    private static final Duration VISIT = Duration.ofMinutes(30);

    private final DataSource database;
    private final BookingEngine engine;
    private final ClientKey client;
    private final int resources;
    private final List<LeadId> leads = new ArrayList<>();
    private final Instant first = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3));

    EngineBookings(DataSource database, int resources) {
        this.database = database;
        this.resources = resources;
        engine =
                BookingEngine.builder().store(JdbcBookingStore.create(database)).build();
        engine.runDue();
        client = engine.clients()
                .onboard(NewClient.of("Acme", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                .client()
                .key();
        engine.clients()
                .configure(
                        client,
                        settings -> settings.withCalendar(new CalendarSettings(
                                Duration.ofHours(2), Duration.ofDays(366), Duration.ofMinutes(15))));
        for (int i = 0; i < resources; i++) {
            ResourceId resource = new ResourceId("resource-" + i);
            engine.appointments()
                    .define(new Resource(
                            client,
                            resource,
                            "Resource " + i,
                            WeeklyHours.parse("Mon-Sun 00:00-24:00"),
                            Closures.none(),
                            ZoneId.of("America/New_York"),
                            1));
            engine.appointments()
                    .define(new Service(
                            client,
                            new ServiceId("service-" + i),
                            "Service " + i,
                            VISIT,
                            Duration.ZERO,
                            Duration.ZERO,
                            null,
                            List.of(resource),
                            Service.Choice.ANY));
        }
        for (int i = 0; i < LEADS; i++) {
            leads.add(engine.leads()
                    .submit(
                            client,
                            NewLead.phone("+1212" + (2_000_000 + i)).name("Ana").source("web"))
                    .stored()
                    .orElseThrow()
                    .id());
        }
    }

    /** Books a time of a resource for a lead, each any; answers whether it was free. */
    boolean book() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        BookingResult result = engine.appointments()
                .book(
                        client,
                        NewAppointment.of(
                                new ServiceId("service-" + random.nextInt(resources)),
                                first.plus(VISIT.multipliedBy(random.nextInt(SLOTS))),
                                leads.get(random.nextInt(LEADS))));
        if (result instanceof BookingResult.Booked) {
            return true;
        }
        if (result instanceof BookingResult.SlotTaken) {
            return false;
        }
        throw new IllegalStateException(result.toString());
    }

    /** Requires that what was booked is stored whole. */
    void verify(int booked) throws SQLException {
        require(count("select count(*) from booking_appointment where status = 'booked'"), booked);
        require(count("select count(*) from booking_claim"), booked * VISIT.toMinutes() / 5);
        require(count("select count(*) from booking_message where kind in ('confirmation', 'reminder')"), 3L * booked);
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void require(long is, long expected) {
        if (is != expected) {
            throw new IllegalStateException("Stored " + is + " and not " + expected);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
