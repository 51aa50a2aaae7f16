package io.github.booking4j.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.hours.CallingWindow;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.simulator.ProviderSimulator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Queued calls of fifty clients share an account of forty lines, five for a client, on engines that are processes of their own:
 * whether a limit is ever passed, and how long a client waits for its turn, both by the simulated provider's own log. Five clients
 * have three times as many calls as the others. Arguments: calls (10,000), engines (3).
 */
public final class FairShare {
    private static final int CLIENTS = 50;
    private static final int BUSY_CLIENTS = 5;
    private static final int SHARES = CLIENTS + 2 * BUSY_CLIENTS;
    private static final int OF_CLIENT = 5;
    private static final int OF_ACCOUNT = 40;
    private static final double SPEED = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HikariDataSource database;
    private final ProviderSimulator simulator;

    private FairShare(HikariDataSource database, ProviderSimulator simulator) {
        this.database = database;
        this.simulator = simulator;
    }

    /** Prints what was seen. */
    public static void main(String[] arguments) throws Exception {
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int engines = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        System.out.println(measure(calls, engines));
    }

    /** Runs everything on a database of its own. */
    static Result measure(int calls, int engines) throws Exception {
        try (Server postgres = new Server();
                HikariDataSource database = postgres.freshDatabase();
                ProviderSimulator simulator = ProviderSimulator.builder()
                        .speed(SPEED)
                        .concurrencyLimit(OF_ACCOUNT)
                        .start()) {
            return new FairShare(database, simulator).run(calls, engines);
        }
    }

    private Result run(int calls, int engines) throws Exception {
        Map<String, Integer> clients = queue(Math.max(1, calls / SHARES));
        Instant began = Instant.now();
        try (Nodes nodes = Nodes.start(
                engines, database.getJdbcUrl(), "calling", simulator.vapiUrl(), String.valueOf(OF_ACCOUNT))) {
            awaitReports(clients.size());
        }
        Duration time = Duration.between(began, Instant.now());
        return new Result(engines, time, CallLog.of(simulator.calls(), call -> clients.get(call.to())));
    }

    /** Queues the calls; answers whose each number is. */
    private Map<String, Integer> queue(int each) {
        DaytimeNumbers numbers = DaytimeNumbers.at(Instant.now());
        CallingWindow anyDay = new CallingWindow(
                WeeklyHours.parse("Mon-Sun 08:00-21:00"), LocalTime.of(8, 0), LocalTime.of(21, 0), Closures.none());
        ClientSettings settings = ClientSettings.defaults()
                .withCalls(CallSettings.defaults()
                        .withMaxConcurrentCalls(OF_CLIENT)
                        .withImportPacing(Duration.ZERO)
                        .withWindow(anyDay));
        Map<String, Integer> clients = new HashMap<>();
        try (BookingEngine engine =
                BookingEngine.builder().store(JdbcBookingStore.create(database)).build()) {
            engine.runDue();
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                int first = clients.size();
                Client client = engine.clients()
                        .onboard(NewClient.of(
                                        "Client " + i,
                                        "office@client.example",
                                        numbers.number(500_000 + i),
                                        numbers.zone().getId())
                                .region(numbers.region())
                                .settings(settings))
                        .client();
                List<String> phones = IntStream.range(first, first + (i < BUSY_CLIENTS ? 3 * each : each))
                        .mapToObj(numbers::number)
                        .toList();
                phones.forEach(phone -> clients.put(phone, number));
                ImportOptions options = ImportOptions.none().consent(Consent.declared("file", "test", Instant.now()));
                engine.leads()
                        .importLeads(
                                client.key(),
                                phones.stream().map(NewLead::phone).iterator(),
                                options);
            }
        }
        return clients;
    }

    private void awaitReports(int calls) throws SQLException, InterruptedException {
        Instant last = Instant.now();
        int before = 0;
        for (int reported = 0; reported < calls; reported = reported()) {
            if (reported > before) {
                before = reported;
                last = Instant.now();
            } else if (last.plus(PATIENCE).isBefore(Instant.now())) {
                throw new IllegalStateException(reported + " of " + calls + " calls are reported, and no more come");
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private int reported() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from booking_call where outcome is not null")) {
            row.next();
            return row.getInt(1);
        }
    }

    /**
     * What was seen.
     *
     * @param engines how many processes
     * @param time from the start of the engines to the last report
     * @param log of the provider
     */
    record Result(int engines, Duration time, CallLog log) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d engines, %d calls in %d s; live at one time: at most %d of %d, of one client %d of %d; "
                            + "dials of others until a client's next: median %d, worst %d",
                    engines,
                    log.calls(),
                    time.toSeconds(),
                    log.mostLive(),
                    OF_ACCOUNT,
                    log.mostLiveOfOne(),
                    OF_CLIENT,
                    log.medianWait(),
                    log.longestWait());
        }

        /** Whether no limit was passed, and nobody waited longer than twice its share. */
        boolean isFair() {
            return log.mostLive() <= OF_ACCOUNT && log.mostLiveOfOne() <= OF_CLIENT && log.longestWait() <= 2 * CLIENTS;
        }
    }
}
