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
import io.github.booking4j.lead.ImportOptions.When;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.NewLead;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node dies in the middle of an import in the background. */
final class ImportCrashTest {
    private static final int ROWS = 15_000;
    private static final int DISTINCT = 9_000;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Tag("import.resumes-once")
    void anotherNodeGoesOnWhereOneDiedAndNoRowIsImportedTwice(TestDatabase kind) {
        String url = kind.freshUrl();
        try (HikariDataSource poolA = TestDatabase.pool(url);
                HikariDataSource poolB = TestDatabase.pool(url);
                BookingEngine a = engine(poolA);
                BookingEngine b = engine(poolB)) {
            a.start();
            ClientKey client = a.clients()
                    .onboard(NewClient.of("Acme", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                    .client()
                    .key();
            LeadImport received = a.leads()
                    .importLeads(
                            client,
                            IntStream.range(0, ROWS)
                                    .mapToObj(row -> NewLead.phone("+1212555%04d".formatted(row % DISTINCT)))
                                    .iterator(),
                            ImportOptions.none()
                                    .consent(Consent.declared("file", "test", Instant.now()))
                                    .when(When.LATER));
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> total(b, received) > 0);

            poolA.close();
            assertThat(total(b, received)).as("it died in the middle").isLessThan(ROWS);
            b.start();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> report(b, received).status() == LeadImport.Status.COMPLETED);
            assertThat(report(b, received).counts())
                    .isEqualTo(new LeadImport.Counts(ROWS, DISTINCT, ROWS - DISTINCT, 0, 0, 0, 0));
            assertThat(TestDatabase.count(poolB, "select count(*) from booking_lead"))
                    .isEqualTo(DISTINCT);
            assertThat(TestDatabase.count(poolB, "select count(*) from booking_enquiry"))
                    .isEqualTo(ROWS);
            assertThat(TestDatabase.count(poolB, "select count(*) from booking_call"))
                    .isEqualTo(DISTINCT);
            assertThat(TestDatabase.count(poolB, "select count(*) from booking_import_part"))
                    .isZero();
        }
    }

    private static long total(BookingEngine engine, LeadImport of) {
        return report(engine, of).counts().total();
    }

    private static LeadImport report(BookingEngine engine, LeadImport of) {
        return engine.leads().findImport(of.client(), of.id()).orElseThrow();
    }

    private static BookingEngine engine(HikariDataSource pool) {
        return BookingEngine.builder()
                .store(JdbcBookingStore.create(pool))
                .policy(Terms.IMPATIENT)
                .build();
    }
}
