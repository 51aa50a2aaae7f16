package io.github.booking4j.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.EnginePolicy;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.journal.JournalEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Reminders that fall due within a minute, beside a million that do not, are sent by engines that are processes of their own, of which
 * one is killed midway: how late they are, and whether each goes out once, both by the simulated provider's own log. Arguments:
 * reminders that are due (10,000), others (1,000,000), engines (3), seconds within which they are due (60).
 */
public final class Reminders {
    private static final int CLIENTS = 20;
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration AHEAD = Duration.ofHours(1);

    /** Leads have numbers one after the other, so that a number tells which reminder was sent to it. */
    private static final long FIRST_NUMBER = 12_122_000_000L;

    private static final String LEADS = """
            insert into booking_lead (client_key, lead_id, phone, name, zones, status, created_at, version)
            select '%1$s', cast(lpad(to_hex(%2$d + n), 32, '0') as uuid), '+' || %6$d + %2$d + n, 'Ana Example',
                'America/New_York', 'booked', now(), 0
            from generate_series(0, %3$d - 1) as n""";

    private static final String APPOINTMENTS = """
            insert into booking_appointment (client_key, appointment_id, lead_id, service_id, resources, local_start, time_zone,
                utc_offset_seconds, start_at, end_at, zone_rules, buffer_before_ms, buffer_after_ms, status, created_at, moves,
                version)
            select '%1$s', appointment, lead, 'appointment', 'main', start_at at time zone 'America/New_York',
                'America/New_York', cast(extract(epoch from (start_at at time zone 'America/New_York')
                    - (start_at at time zone 'UTC')) as integer),
                start_at, start_at + interval '30 minutes', 'test', 0, 0, 'booked', now(), 0, 0
            from planned""";

    private static final String MESSAGES = """
            insert into booking_message (client_key, message_id, channel, kind, lead_id, appointment_id, appointment_moves,
                reminder_minutes, address, due_at, status, attempts, created_at, version)
            select '%1$s', message, 'sms', 'reminder', lead, appointment, 0, 60, phone, due_at, 'planned', 0, now(), 0
            from planned""";

    private static final String JOBS = """
            insert into booking_job (client_key, kind, subject, lane, due_at, state, attempts, token, created_at)
            select '%1$s', 'send', cast(message as text), 'message', due_at, 'waiting', 0, 0, now()
            from planned""";

    private static final String PLAN = """
            create temporary table planned as
            select gen_random_uuid() as appointment, gen_random_uuid() as message,
                cast(lpad(to_hex(%2$d + n %% %8$d), 32, '0') as uuid) as lead, '+' || %6$d + %2$d + n %% %8$d as phone,
                cast('%4$s' as timestamptz) + n * interval '%5$d microseconds' as due_at,
                cast('%4$s' as timestamptz) + n * interval '%5$d microseconds' + interval '%7$d seconds' as start_at
            from generate_series(0, %3$d - 1) as n""";

    private final HikariDataSource database;
    private final ProviderSimulator simulator;

    private Reminders(HikariDataSource database, ProviderSimulator simulator) {
        this.database = database;
        this.simulator = simulator;
    }

    /** Prints what was seen. */
    public static void main(String[] arguments) throws Exception {
        int due = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int others = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        int engines = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        int seconds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 60;
        System.out.println(
                measure(new Load(due, others, engines, Duration.ofSeconds(seconds), EnginePolicy.defaults())));
    }

    /** Runs everything on a database of its own. */
    static Result measure(Load load) throws Exception {
        try (Server postgres = new Server();
                HikariDataSource database = postgres.freshDatabase();
                ProviderSimulator simulator =
                        ProviderSimulator.builder().latency(LATENCY).start()) {
            return new Reminders(database, simulator).run(load);
        }
    }

    private Result run(Load load) throws Exception {
        List<ClientKey> clients = onboard();
        for (int i = 0; i < CLIENTS; i++) {
            int leads = load.due / CLIENTS;
            execute(text(LEADS, clients.get(i), i * leads, leads, Instant.EPOCH, Duration.ZERO, leads));
            // Nearest to what is due are those of the next day.
            Instant later = Instant.now().plus(Duration.ofDays(1));
            remind(clients.get(i), i * leads, leads, load.others / CLIENTS, later, Duration.ofSeconds(40));
        }
        execute("vacuum analyze");
        try (Nodes nodes = Nodes.start(
                load.engines,
                database.getJdbcUrl(),
                "texting",
                simulator.twilioUrl(),
                String.valueOf(load.patience.lease().toSeconds()),
                String.valueOf(load.patience.absenceProof().toSeconds()))) {
            // A node that has just started compiles what it runs: it sends half as many at half the pace before.
            Instant warm = Instant.now().plusSeconds(2);
            plan(clients, warm, load.due / 2, load.within);
            Instant first = warm.plus(load.within).plusSeconds(10);
            await(first.minusSeconds(5));
            int before = texts().size();
            plan(clients, first, load.due, load.within);
            await(first.plus(load.within.dividedBy(2)));
            nodes.kill(0);
            await(first.plus(load.within));
            return awaitTexts(load, before, first);
        }
    }

    /** So many reminders, each so much after the one before that the last is due within a time. */
    private void plan(List<ClientKey> clients, Instant first, int count, Duration within) throws SQLException {
        Duration step = within.dividedBy(count);
        for (int i = 0; i < CLIENTS; i++) {
            int leads = count / CLIENTS;
            Instant own = first.plus(step.multipliedBy(i));
            remind(clients.get(i), i * leads, leads, leads, own, step.multipliedBy(CLIENTS));
        }
    }

    private List<ClientKey> onboard() {
        List<ClientKey> clients = new ArrayList<>();
        try (BookingEngine engine =
                BookingEngine.builder().store(JdbcBookingStore.create(database)).build()) {
            engine.runDue();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(engine.clients()
                        .onboard(NewClient.of(
                                "Client " + i, "office@client.example", "+1 212 555 0100", "America/New_York"))
                        .client()
                        .key());
            }
        }
        return clients;
    }

    /** Reminders of the leads of a client, in turn, each so much later than the one before. */
    private void remind(ClientKey client, int firstLead, int leads, int count, Instant first, Duration step)
            throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(PLAN, APPOINTMENTS, MESSAGES, JOBS, "drop table planned")) {
                statement.execute(text(sql, client, firstLead, count, first, step, leads));
            }
        }
    }

    private static String text(
            String sql, ClientKey client, int firstLead, int count, Instant first, Duration step, int leads) {
        return sql.formatted(
                client.value(),
                firstLead,
                count,
                first,
                step.toNanos() / 1_000,
                FIRST_NUMBER,
                AHEAD.toSeconds(),
                leads);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void await(Instant time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(
                Math.max(0, Duration.between(Instant.now(), time).toMillis()));
    }

    private Result awaitTexts(Load load, int before, Instant first) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (texts().size() < before + load.due && Instant.now().isBefore(deadline)) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        TimeUnit.SECONDS.sleep(2); // one that is sent twice would come now
        int leads = load.due / CLIENTS;
        Duration step = load.within.dividedBy(load.due);
        Map<Integer, Integer> sent = new HashMap<>();
        List<Duration> late = new ArrayList<>();
        List<JournalEntry> texts = texts();
        for (JournalEntry text : texts.subList(before, texts.size())) {
            int number = (int) (Long.parseLong(Objects.requireNonNull(text.to()).substring(1)) - FIRST_NUMBER);
            sent.merge(number, 1, Integer::sum);
            Instant due = first.plus(step.multipliedBy(number / leads))
                    .plus(step.multipliedBy(CLIENTS).multipliedBy(number % leads));
            late.add(Duration.between(due, text.time()));
        }
        int twice = (int) sent.values().stream().filter(times -> times > 1).count();
        return new Result(load, sent.size(), twice, new Percentiles(late));
    }

    private List<JournalEntry> texts() {
        return simulator.journal().stream()
                .filter(entry -> entry.kind() == JournalEntry.Kind.SMS)
                .toList();
    }

    /**
     * What there is to do.
     *
     * @param due reminders that fall due
     * @param others that do not
     * @param engines how many processes
     * @param within how long it takes until the last is due
     * @param patience its lease, and its proof of absence, are those of the engines
     */
    record Load(int due, int others, int engines, Duration within, EnginePolicy patience) {}

    /**
     * What was seen.
     *
     * @param load what there was to do
     * @param sent how many were sent
     * @param twice how many of them more than once
     * @param late how long after their time
     */
    record Result(Load load, int sent, int twice, Percentiles late) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d engines, one killed: %,d of %,d reminders sent beside %,d others, %d of them twice; late: %s",
                    load.engines,
                    sent,
                    load.due,
                    load.others,
                    twice,
                    late);
        }
    }
}
