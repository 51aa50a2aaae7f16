package io.github.booking4j.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two engines on one PostgreSQL share an account of eight calls at one time. */
final class SharedWorkTest {
    private static final int LEADS = 500;
    private static final int LIMIT = 8;

    @Test
    @Tag("call.nodes-dial-each-lead-once")
    void twoEnginesDialEachLeadOnceAndStayWithinTheLimitOfTheAccount() {
        String url = TestDatabase.POSTGRESQL.freshUrl();
        try (HikariDataSource poolA = TestDatabase.pool(url);
                HikariDataSource poolB = TestDatabase.pool(url);
                Exchange exchange = new Exchange(LIMIT)) {
            Exchange.Line lineA = exchange.line();
            Exchange.Line lineB = exchange.line();
            try (BookingEngine a = engine(poolA, lineA);
                    BookingEngine b = engine(poolB, lineB)) {
                shareOut(a, b);

                awaitAllConcluded(poolB, exchange);

                assertThat(lineA.placed()).as("A works").isPositive();
                assertThat(lineB.placed()).as("B works").isPositive();
            }
            assertThat(exchange.dialled()).hasSize(LEADS).doesNotHaveDuplicates();
            assertThat(exchange.mostLive()).isBetween(2, LIMIT);
        }
    }

    @Test
    @Tag("call.survivor-finishes-without-dialling-twice")
    void whenOneEngineLosesItsDatabaseTheOtherFinishesAndDialsNobodyTwice() {
        String url = TestDatabase.POSTGRESQL.freshUrl();
        try (HikariDataSource poolA = TestDatabase.pool(url);
                HikariDataSource poolB = TestDatabase.pool(url);
                Exchange exchange = new Exchange(LIMIT)) {
            Exchange.Line lineA = exchange.line();
            try (BookingEngine a = engine(poolA, lineA);
                    BookingEngine b = engine(poolB, exchange.line())) {
                shareOut(a, b);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> exchange.dialled().size() > LEADS / 5 && lineA.placed() > 5);

                lineA.cut();
                poolA.close();

                awaitAllConcluded(poolB, exchange);
            }
            assertThat(exchange.dialled()).hasSize(LEADS).doesNotHaveDuplicates();
            assertThat(exchange.mostLive()).isBetween(2, LIMIT);
        }
    }

    private static void awaitAllConcluded(HikariDataSource pool, Exchange exchange) {
        long began = System.nanoTime();
        await().atMost(Duration.ofSeconds(55))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(TestDatabase.count(
                                pool, "select count(*) from booking_call where outcome = 'not_interested'"))
                        .isEqualTo(LEADS));
        System.out.printf(
                "%d calls, at most %d at one time, waited %.1f s%n",
                exchange.dialled().size(), exchange.mostLive(), (System.nanoTime() - began) / 1e9);
    }

    private static BookingEngine engine(HikariDataSource pool, Exchange.Line line) {
        BookingEngine engine = BookingEngine.builder()
                .store(JdbcBookingStore.create(pool))
                .voice(line)
                .policy(Terms.IMPATIENT)
                .build();
        engine.start();
        return engine;
    }

    private static void shareOut(BookingEngine a, BookingEngine b) {
        Client client = a.clients()
                .onboard(NewClient.of("Acme", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                .client();
        CallSettings calls = CallSettings.defaults()
                .withMaxConcurrentCalls(10)
                .withImportPacing(Duration.ZERO)
                .withMaxCallDuration(Duration.ofSeconds(10))
                .withWindow(Terms.AT_ANY_TIME);
        ClientSettings settings = client.settings().withCalls(calls);
        a.clients().configure(client.key(), settings);
        ImportOptions options = ImportOptions.none().consent(Consent.declared("file", "test", Instant.now()));
        b.leads()
                .importLeads(
                        client.key(),
                        IntStream.range(0, LEADS)
                                .mapToObj(i -> NewLead.phone(Samples.aPhone(i).e164()))
                                .iterator(),
                        options);
    }
}
