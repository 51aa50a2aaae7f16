package io.github.booking4j.jdbc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.event.EventType;
import io.github.booking4j.spi.store.BookingStore.Commit;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.Lane;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL. */
final class NodeNewsTest {
    private static final ClientKey CLIENT = new ClientKey("acme-dental");

    private final HikariDataSource pool = TestDatabase.POSTGRESQL.pool();
    private final JdbcBookingStore here = JdbcBookingStore.create(pool);
    private final JdbcBookingStore there = JdbcBookingStore.create(pool);
    private final List<Commit> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void bothListen() {
        here.prepare();
        here.listen(commit -> {});
        there.listen(heard::add);
        await().atMost(30, SECONDS).until(() -> heard.stream().anyMatch(Commit::unnumberedEvents));
        heard.clear();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        here.close();
        there.close();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        pool.close();
        assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                .doesNotContain("booking-listen", "booking-notify");
    }

    @Test
    @Tag("store.tells-other-nodes")
    void anotherNodeHearsOfAJobThatIsDue() {
        schedule("1", Lane.MESSAGE, Instant.now());

        await().atMost(10, SECONDS)
                .until(() ->
                        heard.stream().anyMatch(commit -> commit.due().keySet().equals(Set.of(Lane.MESSAGE))));
    }

    @Test
    @Tag("store.tells-other-nodes")
    void anotherNodeHearsWhoseEventsWereNumberedHoweverManyTheyAre() {
        List<ClientKey> clients = IntStream.range(0, 400)
                .mapToObj(i -> new ClientKey("a-client-with-a-rather-long-key-" + i))
                .toList();
        here.inTransaction(unit -> {
            EventLog.Draft draft = new EventLog.Draft(EventType.LEAD_CREATED, Instant.now(), "{}");
            clients.forEach(client -> unit.events().append(client, List.of(draft)));
            clients.forEach(client -> unit.events().number(client, 10));
            return true;
        });

        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(heard.stream()
                                .flatMap(commit -> commit.numbered().stream())
                                .collect(Collectors.toSet()))
                        .containsAll(clients));
    }

    @Test
    @Tag("store.tells-other-nodes")
    void whatIsDueLaterIsNotTold() {
        schedule("later", Lane.REPORT, Instant.now().plusSeconds(3600));
        schedule("now", Lane.MESSAGE, Instant.now());

        await().atMost(10, SECONDS).until(() -> !heard.isEmpty());
        assertThat(heard).noneMatch(commit -> commit.due().containsKey(Lane.REPORT));
    }

    @Test
    @Tag("store.tells-other-nodes")
    void aListenerWhoseConnectionWasCutHearsOfEverythingThatItMayHaveMissed() throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and query like 'listen%'""");
        }

        await().atMost(30, SECONDS)
                .until(() -> heard.stream()
                        .anyMatch(commit -> commit.unnumberedEvents()
                                && commit.due().keySet().equals(Set.of(Lane.values()))));
        heard.clear();
        schedule("1", Lane.MESSAGE, Instant.now());
        await().atMost(10, SECONDS)
                .until(() -> heard.stream().anyMatch(commit -> commit.due().containsKey(Lane.MESSAGE)));
    }

    private void schedule(String subject, Lane lane, Instant due) {
        here.inTransaction(unit -> {
            unit.jobs().schedule(new Job(CLIENT, "test", subject, lane, due));
            return true;
        });
    }
}
