package io.github.booking4j.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.lead.NewLead;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client's counter is behind its events, as after a restore of some tables only: its next number is taken. */
final class StuckEventsTest {
    @ParameterizedTest
    @EnumSource
    @Tag("events.stuck-client")
    void aClientWhoseEventsCannotBeNumberedKeepsThoseOfTheOthersNotBack(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(database.freshUrl());
                BookingEngine engine = BookingEngine.builder()
                        .store(JdbcBookingStore.create(pool))
                        .build()) {
            engine.runDue();
            ClientKey stuck = onboard(engine, "A stuck one");
            ClientKey other = onboard(engine, "Other");
            engine.runDue();
            setBack(pool, stuck);
            long before = engine.events().latest(other);

            engine.leads().submit(stuck, NewLead.phone("+12125550101"));
            engine.leads().submit(other, NewLead.phone("+12125550101"));
            engine.runDue();

            assertThat(engine.events().latest(other)).isGreaterThan(before);
            assertThat(TestDatabase.count(pool, "select count(*) from booking_event_inbox"))
                    .isPositive(); // kept until somebody mends it
        }
    }

    /** More than one round numbers. */
    @ParameterizedTest
    @EnumSource
    @Tag("events.stuck-client")
    void manyThatAreStuckKeepTheEventsOfTheOthersNotBack(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(database.freshUrl());
                BookingEngine engine = BookingEngine.builder()
                        .store(JdbcBookingStore.create(pool))
                        .build()) {
            engine.runDue();
            List<ClientKey> stuck = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                stuck.add(onboard(engine, "A stuck one"));
            }
            ClientKey other = onboard(engine, "Other");
            engine.runDue();
            for (ClientKey client : stuck) {
                setBack(pool, client);
                engine.leads().submit(client, NewLead.phone("+12125550101"));
            }
            long before = engine.events().latest(other);

            engine.leads().submit(other, NewLead.phone("+12125550101"));
            engine.runDue();

            assertThat(engine.events().latest(other)).isGreaterThan(before);
        }
    }

    private static ClientKey onboard(BookingEngine engine, String name) {
        return engine.clients()
                .onboard(NewClient.of(name, "office@acme.example", "+12125550100", "America/New_York"))
                .client()
                .key();
    }

    private static void setBack(HikariDataSource pool, ClientKey client) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update booking_event_counter set latest = latest - 1 where client_key = '" + client + "'");
        }
    }
}
