package io.github.booking4j.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.NewLead;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What PostgreSQL reads for an import into tables of which it knows nothing yet. */
final class ImportReadsTest {
    private static final int ROWS = 40_000;
    private static final int DISTINCT = 30_000;

    @Test
    @Tag("import.reads-what-it-asks-for")
    void theDatabaseReadsAFewRowsForEachRowHoweverManyAreStored() throws Exception {
        String url = TestDatabase.POSTGRESQL.freshUrl();
        try (HikariDataSource pool = TestDatabase.pool(url);
                BookingEngine engine = BookingEngine.builder()
                        .store(JdbcBookingStore.create(pool))
                        .build()) {
            engine.runDue();
            noticeNothing(pool);
            ClientKey client = engine.clients()
                    .onboard(NewClient.of("Acme", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                    .client()
                    .key();

            LeadImport report = engine.leads()
                    .importLeads(
                            client,
                            rows().iterator(),
                            ImportOptions.none().consent(Consent.declared("fair", "May be called", Instant.now())));

            assertThat(report.counts()).isEqualTo(new LeadImport.Counts(ROWS, DISTINCT, ROWS - DISTINCT, 0, 0, 0, 0));
        }
        try (HikariDataSource pool = TestDatabase.pool(url)) {
            awaitTheEndOfOtherSessions(pool);
            assertThat(read(pool, "booking_lead")).isLessThan(1L * ROWS);
            assertThat(read(pool, "booking_enquiry")).isLessThan(1L * ROWS);
        }
    }

    /** As it is until a minute after each large change: the statistics do not know it. */
    private static void noticeNothing(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table booking_lead set (autovacuum_enabled = off)");
            statement.execute("alter table booking_enquiry set (autovacuum_enabled = off)");
        }
    }

    private static Stream<NewLead> rows() {
        return Stream.iterate(0, row -> row < ROWS, row -> row + 1)
                .map(row -> NewLead.phone("+1212%03d%04d".formatted(200 + row % DISTINCT / 10_000, row % 10_000)));
    }

    /** They tell what they read when they end, which is after their connections are closed. */
    private static void awaitTheEndOfOtherSessions(HikariDataSource pool) {
        await().until(() -> TestDatabase.count(pool, """
                select count(*) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()""") == 0);
    }

    /** Entries of indexes and rows of tables. */
    private static long read(HikariDataSource pool, String table) {
        return TestDatabase.count(pool, """
                select coalesce((select sum(idx_tup_read) from pg_stat_user_indexes where relname = '%1$s'), 0)
                    + coalesce((select seq_tup_read from pg_stat_user_tables where relname = '%1$s'), 0)""".formatted(table));
    }
}
