package io.github.booking4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.Client;
import io.github.booking4j.error.StoreException;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.spi.store.BookingStore.Commit;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.Lane;
import io.github.booking4j.testkit.Samples;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class JoiningTest {
    private final Client client = Samples.aClient();
    private final Client other = Samples.aClient();
    private final List<Commit> told = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    @Tag("store.joins-host")
    void whatIsDoneInsideTheHostsTransactionCommitsWithIt(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = database.pool()) {
            ThreadBoundDataSource host = new ThreadBoundDataSource(pool);
            JdbcBookingStore store = joining(host, pool);

            host.committing(connection -> {
                insert(store, client);
                insert(store, other);
                assertThat(isStored(JdbcBookingStore.create(pool), client)).isFalse();
            });

            assertThat(isStored(store, client)).isTrue();
            assertThat(isStored(store, other)).isTrue();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("store.joins-host")
    void whatIsDoneInsideTheHostsTransactionRollsBackWithIt(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = database.pool()) {
            ThreadBoundDataSource host = new ThreadBoundDataSource(pool);
            JdbcBookingStore store = joining(host, pool);

            host.rollingBack(connection -> insert(store, client));

            assertThat(isStored(store, client)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("store.joins-host")
    void workThatFailsLeavesNothingThoughTheHostCommits(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = database.pool()) {
            ThreadBoundDataSource host = new ThreadBoundDataSource(pool);
            JdbcBookingStore store = joining(host, pool);

            host.committing(connection -> {
                insert(store, other);
                assertThatThrownBy(() -> store.inTransaction(unit -> {
                            unit.clients().insert(client);
                            throw new IllegalArgumentException("failed");
                        }))
                        .isInstanceOf(IllegalArgumentException.class);
            });

            assertThat(isStored(store, client)).isFalse();
            assertThat(isStored(store, other)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("store.joins-host")
    void anImportInsideTheHostsTransactionRollsBackWithIt(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = database.pool()) {
            ThreadBoundDataSource host = new ThreadBoundDataSource(pool);
            JdbcBookingStore store = joining(host, pool);
            insert(store, client);
            List<NewLead> leads = IntStream.range(0, 5_000)
                    .mapToObj(i -> NewLead.phone("+1212666%04d".formatted(i)))
                    .toList();
            try (BookingEngine engine = BookingEngine.builder().store(store).build()) {
                host.rollingBack(connection -> assertThat(engine.leads()
                                .importLeads(client.key(), leads.iterator(), ImportOptions.none())
                                .counts()
                                .accepted())
                        .isEqualTo(5_000));

                assertThat(engine.leads().list(client.key(), LeadQuery.newest(1)))
                        .isEmpty();
            }
        }
    }

    @Test
    @Tag("store.joins-host")
    void nobodyIsToldOfACommitThatTheHostMayNotMake() throws SQLException {
        try (HikariDataSource pool = TestDatabase.H2.pool()) {
            ThreadBoundDataSource host = new ThreadBoundDataSource(pool);
            JdbcBookingStore store = joining(host, pool);
            store.listen(told::add);

            host.committing(connection -> schedule(store));
            assertThat(told).isEmpty();

            schedule(store);
            assertThat(told).hasSize(1);
        }
    }

    @Test
    @Tag("store.joins-host")
    void refusesAHostWhoseTransactionsCannotBeTold() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Databases.h2MemoryUrl());
        config.setAutoCommit(false);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            JdbcBookingStore store = JdbcBookingStore.joining(pool, pool);

            assertThatThrownBy(store::prepare)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("auto-commit");
        }
    }

    private static JdbcBookingStore joining(ThreadBoundDataSource host, HikariDataSource pool) {
        JdbcBookingStore store = JdbcBookingStore.joining(host, pool);
        store.prepare();
        return store;
    }

    private static void insert(JdbcBookingStore store, Client inserted) {
        store.inTransaction(unit -> {
            unit.clients().insert(inserted);
            return true;
        });
    }

    private static boolean isStored(JdbcBookingStore store, Client sought) {
        return store.inTransaction(unit -> unit.clients().find(sought.key())).isPresent();
    }

    private void schedule(JdbcBookingStore store) {
        store.inTransaction(unit -> {
            unit.jobs().schedule(new Job(client.key(), "test", "1", Lane.DIAL, Samples.NOW));
            return true;
        });
    }
}
