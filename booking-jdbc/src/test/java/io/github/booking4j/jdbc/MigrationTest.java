package io.github.booking4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.client.Client;
import io.github.booking4j.error.StoreException;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.money.Money;
import io.github.booking4j.testkit.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MigrationTest {
    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @EnumSource
    @Tag("store.migrates-many-nodes")
    void tenNodesPrepareAFreshSchemaAtOnce(TestDatabase database) throws Exception {
        String url = database.url();

        Threads.together(10, node -> {
            try (HikariDataSource pool = Databases.pool(url)) {
                JdbcBookingStore.create(pool).prepare();
                return true;
            }
        });

        try (HikariDataSource pool = Databases.pool(url)) {
            assertThat(
                            count(
                                    pool,
                                    "select count(*) from \"booking_schema_history\" where \"success\" and \"version\" = '001'"))
                    .isEqualTo(1);
            assertThat(count(pool, "select count(*) from \"booking_schema_history\" where not \"success\""))
                    .isZero();
            assertUsable(JdbcBookingStore.create(pool));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("store.migrates-beside-host")
    void aSchemaInWhichTheHostHasTablesIsMigratedFromItsFirstVersion(TestDatabase database) throws Exception {
        try (HikariDataSource pool = database.pool()) {
            execute(pool, "create table customer (id integer primary key)");
            execute(pool, "insert into customer values (7)");
            JdbcBookingStore store = JdbcBookingStore.create(pool);

            store.prepare();

            assertUsable(store);
            assertThat(count(pool, "select count(*) from customer")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("store.verifies-only")
    void aStoreThatOnlyVerifiesRefusesASchemaThatWasNotMigratedAndLeavesItAlone(TestDatabase database)
            throws Exception {
        try (HikariDataSource pool = database.pool()) {
            JdbcBookingStore verifying = JdbcBookingStore.create(pool).verifyingOnly();

            assertThatThrownBy(verifying::prepare)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("V001__first_schema.sql");
            assertThat(bookingTables(pool)).isZero();

            JdbcBookingStore.create(pool).prepare();
            verifying.prepare();
            assertUsable(verifying);
        }
    }

    @Test
    @Tag("store.h2-durable")
    void anH2FileThatIsWrittenWithDelayIsRefused(@TempDir Path directory) {
        String file = "jdbc:h2:file:" + directory.resolve("booking");
        try (JdbcBookingStore store = JdbcBookingStore.open(file, "sa", "")) {
            assertThatThrownBy(store::prepare)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("WRITE_DELAY=0");
        }
    }

    @Test
    @Tag("store.h2-durable")
    void anH2FileKeepsWhatWasStoredWhenItIsOpenedAgain(@TempDir Path directory) {
        String file = "jdbc:h2:file:" + directory.resolve("booking") + ";WRITE_DELAY=0";
        var client = Samples.aClient();
        try (JdbcBookingStore store = JdbcBookingStore.open(file, "sa", "")) {
            store.prepare();
            store.inTransaction(unit -> {
                unit.clients().insert(client);
                return true;
            });
        }

        try (JdbcBookingStore store = JdbcBookingStore.open(file, "sa", "")) {
            store.prepare();
            assertThat(store.<Optional<Client>>inTransaction(
                            unit -> unit.clients().find(client.key())))
                    .contains(client);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("budget.earlier-spending")
    void whatCallsHadCostBeforeTheirDaysWereSummedCountsOnTheDaysOfTheClient(TestDatabase database) throws Exception {
        try (HikariDataSource pool = database.pool()) {
            JdbcBookingStore store = JdbcBookingStore.create(pool);
            store.prepare();
            Client client = Samples.aClient(); // of New York
            Lead lead = Samples.aLead(client);
            store.inTransaction(unit -> {
                unit.clients().insert(client);
                unit.leads().insertMissing(client.key(), List.of(lead));
                unit.calls().insertAll(client.key(), List.of(Samples.aCall(lead, 1), Samples.aCall(lead, 2)));
                return true;
            });
            // Still February on its clock.
            execute(
                    pool,
                    "update booking_call set requested_at = '2026-03-01 04:59:00+00', cost_amount = 0.25, cost_currency = 'USD'");
            execute(pool, migration(database, "V010__earlier_spending.sql"));

            LocalDate february = LocalDate.of(2026, 2, 28);
            assertThat(store.<Money>inTransaction(unit -> unit.spending().total(client.key(), february, february, USD)))
                    .isEqualTo(Money.of("0.50", "USD"));
            assertThat(count(pool, "select count(*) from booking_spending")).isEqualTo(1);
        }
    }

    /** What a migration does, again and after the ones that came later. */
    private static String migration(TestDatabase database, String name) throws IOException {
        String folder = "schema/" + database.name().toLowerCase(Locale.ROOT) + "/";
        try (InputStream file = JdbcBookingStore.class.getResourceAsStream(folder + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertUsable(JdbcBookingStore store) {
        var client = Samples.aClient();
        store.inTransaction(unit -> {
            unit.clients().insert(client);
            return true;
        });
        assertThat(store.<Optional<Client>>inTransaction(unit -> unit.clients().find(client.key())))
                .contains(client);
    }

    private static long bookingTables(DataSource dataSource) throws SQLException {
        return count(
                dataSource,
                "select count(*) from information_schema.tables where lower(table_name) like 'booking!_%' escape '!'");
    }

    private static long count(DataSource dataSource, String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(query)) {
            results.next();
            return results.getLong(1);
        }
    }

    private static void execute(DataSource dataSource, String command) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
