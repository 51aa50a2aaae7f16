package io.github.booking4j.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.CallBudget;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.money.Money;
import io.github.booking4j.testkit.Samples;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two engines spend the budget of one client, and no provider's bill is ever there: each call costs what it reserved. */
final class BudgetTest {
    private static final int LEADS = 100;
    private static final int LINES = 20;
    private static final String ALERTS = "select count(*) from booking_event where event_type = 'error.alert'";

    @ParameterizedTest
    @Tag("budget.reserved-at-the-dial")
    @EnumSource
    void twoEnginesSpendABudgetToItsLastCallAndNotOneMore(TestDatabase database) {
        String url = database.freshUrl();
        try (HikariDataSource poolA = TestDatabase.pool(url);
                HikariDataSource poolB = TestDatabase.pool(url);
                Exchange exchange = new Exchange(LINES);
                BookingEngine a = engine(poolA, exchange);
                BookingEngine b = engine(poolB, exchange)) {
            Client client = a.clients()
                    .onboard(NewClient.of("Acme", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                    .client();
            limit(a, client, "10.00");
            for (int i = 0; i < LEADS; i++) {
                (i % 2 == 0 ? a : b)
                        .leads()
                        .submit(client.key(), NewLead.phone(Samples.aPhone(i).e164()));
            }
            awaitUsedUp(poolA, 20, 1);
            assertThat(exchange.dialled()).hasSize(20).doesNotHaveDuplicates();

            limit(b, client, "25.49");
            awaitUsedUp(poolA, 50, 2);
            assertThat(exchange.dialled()).hasSize(50).doesNotHaveDuplicates();
        }
    }

    /** All calls that the budget allows are concluded, and no job of theirs is left that is due. */
    private static void awaitUsedUp(HikariDataSource pool, int calls, int alerts) {
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            assertThat(TestDatabase.count(pool, "select count(*) from booking_call where outcome is not null"))
                    .isEqualTo(calls);
            assertThat(TestDatabase.count(pool, ALERTS)).isEqualTo(alerts);
            assertThat(TestDatabase.count(
                            pool,
                            "select count(*) from booking_job where lane = 'dial' and due_at <= current_timestamp"))
                    .isZero();
        });
    }

    private static void limit(BookingEngine engine, Client client, String monthly) {
        Money perCall = Money.of("0.50", "USD");
        engine.clients()
                .configure(
                        client.key(),
                        settings -> settings.withCalls(CallSettings.defaults()
                                .withMaxConcurrentCalls(LINES)
                                .withWindow(Terms.AT_ANY_TIME)
                                .withBudget(new CallBudget(null, Money.of(monthly, "USD"), perCall))));
    }

    private static BookingEngine engine(HikariDataSource pool, Exchange exchange) {
        BookingEngine engine = BookingEngine.builder()
                .store(JdbcBookingStore.create(pool))
                .voice(exchange.line())
                .policy(Terms.IMPATIENT)
                .build();
        engine.start();
        return engine;
    }
}
