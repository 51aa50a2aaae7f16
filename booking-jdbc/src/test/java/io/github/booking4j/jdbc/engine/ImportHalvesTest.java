package io.github.booking4j.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.NewLead;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An import whose batches are stored by two threads. */
final class ImportHalvesTest {
    private static final int LEADS = 4_000;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Tag("import.keeps-order")
    void whatTheRowsSayOfOneLeadCountsInTheirOrder(TestDatabase kind) {
        List<NewLead> rows = new ArrayList<>(rows("First"));
        rows.addAll(rows("Second"));
        rows.add(NewLead.phone("12"));
        try (HikariDataSource pool = TestDatabase.pool(kind.freshUrl());
                BookingEngine engine = BookingEngine.builder()
                        .store(JdbcBookingStore.create(pool))
                        .build()) {
            engine.runDue();
            ClientKey client = engine.clients()
                    .onboard(NewClient.of("Acme", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                    .client()
                    .key();

            LeadImport report = engine.leads().importLeads(client, rows.iterator(), ImportOptions.none());

            assertThat(report.counts()).isEqualTo(new LeadImport.Counts(2 * LEADS + 1, LEADS, LEADS, 0, 1, 0, LEADS));
            assertThat(report.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.row()).isEqualTo(rows.size()));
            assertThat(engine.leads().findImport(client, report.id())).contains(report);
            assertThat(TestDatabase.count(pool, "select count(*) from booking_lead where name like 'First %'"))
                    .isEqualTo(LEADS);
        }
    }

    private static List<NewLead> rows(String name) {
        return IntStream.range(0, LEADS)
                .mapToObj(i -> NewLead.phone("+1212666%04d".formatted(i)).name(name + " " + i))
                .toList();
    }
}
