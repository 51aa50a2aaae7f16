package io.github.booking4j.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many clients' queued calls share one account, on one node and on three. A few of them have three times as many calls, so
 * that in the end each of those is held by its own limit. {@code -Dbooking.fairshare.calls=170} makes it ten thousand calls.
 */
final class FairShareTest {
    private static final int CLIENTS = 50;
    private static final int CALLS_OF_EACH = Integer.getInteger("booking.fairshare.calls", 8);
    private static final int BUSY_CLIENTS = 5;
    private static final int ALL_CALLS = CLIENTS * CALLS_OF_EACH + BUSY_CLIENTS * 2 * CALLS_OF_EACH;
    private static final int OF_CLIENT = 5;
    private static final int OF_ACCOUNT = 40;
    private static final Duration RING = Duration.ofMillis(300);

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    @Tag("queue.fair-share-within-limits")
    void clientsAreServedInTurnAndNeverMoreCallsAreLiveThanTheLimitsAllow(int engines) {
        String url = TestDatabase.POSTGRESQL.freshUrl();
        try (HikariDataSource pool = TestDatabase.pool(url);
                Exchange exchange = new Exchange(OF_ACCOUNT, RING)) {
            queueCalls(pool);
            Deque<AutoCloseable> nodes = new ArrayDeque<>();
            try {
                long began = System.nanoTime();
                for (int node = 0; node < engines; node++) {
                    start(url, exchange, nodes);
                }
                awaitAllConcluded(pool);
                report(engines, exchange, (System.nanoTime() - began) / 1e9);
            } finally {
                nodes.forEach(FairShareTest::close);
            }
            assertThat(exchange.dialled()).hasSize(ALL_CALLS);
            assertThat(exchange.mostLive()).isBetween(OF_ACCOUNT / 4, OF_ACCOUNT);
            assertThat(exchange.mostLiveOfAClient()).isEqualTo(OF_CLIENT);
            assertThat(longestWaits(exchange.clients()).values())
                    .as("dials of others before the next of a client that has calls waiting")
                    .allMatch(wait -> wait <= 2 * CLIENTS);
        }
    }

    private static void queueCalls(HikariDataSource pool) {
        try (BookingEngine engine =
                BookingEngine.builder().store(JdbcBookingStore.create(pool)).build()) {
            engine.runDue();
            for (int i = 0; i < CLIENTS; i++) {
                Client client = engine.clients()
                        .onboard(NewClient.of("Acme", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                        .client();
                CallSettings calls = CallSettings.defaults()
                        .withMaxConcurrentCalls(OF_CLIENT)
                        .withImportPacing(Duration.ZERO)
                        .withWindow(Terms.AT_ANY_TIME);
                engine.clients().configure(client.key(), client.settings().withCalls(calls));
                engine.leads()
                        .importLeads(
                                client.key(),
                                IntStream.range(0, i < BUSY_CLIENTS ? 3 * CALLS_OF_EACH : CALLS_OF_EACH)
                                        .mapToObj(lead -> NewLead.phone(
                                                Samples.aPhone(lead).e164()))
                                        .iterator(),
                                ImportOptions.none().consent(Consent.declared("file", "test", Instant.now())));
            }
        }
    }

    private static void start(String url, Exchange exchange, Deque<AutoCloseable> nodes) {
        HikariDataSource pool = TestDatabase.pool(url);
        nodes.push(pool);
        BookingEngine engine = BookingEngine.builder()
                .store(JdbcBookingStore.create(pool))
                .voice(exchange.line())
                .build();
        nodes.push(engine);
        engine.start();
    }

    private static void close(AutoCloseable node) {
        try {
            node.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitAllConcluded(HikariDataSource pool) {
        await().atMost(Duration.ofSeconds(20 + ALL_CALLS / 20))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(TestDatabase.count(
                                pool, "select count(*) from booking_call where outcome = 'not_interested'"))
                        .isEqualTo(ALL_CALLS));
    }

    private static void report(int engines, Exchange exchange, double seconds) {
        List<Integer> waits =
                longestWaits(exchange.clients()).values().stream().sorted().toList();
        System.out.printf(
                "%d engines: %d calls in %.1f s; at most %d live, %d of a client; longest wait of a client, in dials: median %d, worst %d%n",
                engines,
                exchange.dialled().size(),
                seconds,
                exchange.mostLive(),
                exchange.mostLiveOfAClient(),
                waits.get(waits.size() / 2),
                waits.get(waits.size() - 1));
    }

    /** For each client, the most dials that went by before its first, or between two of its own. */
    private static Map<ClientKey, Integer> longestWaits(List<ClientKey> dials) {
        Map<ClientKey, Integer> last = new HashMap<>();
        Map<ClientKey, Integer> longest = new HashMap<>();
        List<ClientKey> order = new ArrayList<>(dials);
        for (int i = 0; i < order.size(); i++) {
            ClientKey client = order.get(i);
            Integer before = last.put(client, i);
            longest.merge(client, before == null ? i : i - before - 1, Math::max);
        }
        return longest;
    }
}
