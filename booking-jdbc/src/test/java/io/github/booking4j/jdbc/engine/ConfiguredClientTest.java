package io.github.booking4j.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ConfiguredClient;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.jdbc.Threads;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes that start together on one empty database. */
final class ConfiguredClientTest {
    private static final int NODES = 5;
    private static final int CLIENTS = 4;

    @ParameterizedTest
    @EnumSource
    @Tag("client.configured-once")
    void manyNodesThatStartTogetherOnboardEachConfiguredClientOnce(TestDatabase database) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(database.freshUrl())) {
            List<BookingEngine> engines = Threads.together(NODES, Duration.ofSeconds(60), node -> started(pool));
            try {
                assertThat(TestDatabase.count(pool, "select count(*) from booking_client"))
                        .isEqualTo(CLIENTS);
                assertThat(TestDatabase.count(pool, "select count(*) from booking_message where kind = 'welcome'"))
                        .isEqualTo(CLIENTS);
                assertThat(TestDatabase.count(pool, "select count(*) from booking_api_key"))
                        .isEqualTo(CLIENTS);
            } finally {
                engines.forEach(BookingEngine::close);
            }
        }
    }

    private static BookingEngine started(HikariDataSource pool) {
        var builder = BookingEngine.builder().store(JdbcBookingStore.create(pool));
        for (int i = 0; i < CLIENTS; i++) {
            NewClient client = NewClient.of("Acme", "office@acme.example", "+1 212 555 0100", "America/New_York");
            builder.client(ConfiguredClient.of("acme-" + i, client).apiKey("an-api-key-that-the-host-chose-" + i));
        }
        BookingEngine engine = builder.build();
        engine.start();
        return engine;
    }
}
