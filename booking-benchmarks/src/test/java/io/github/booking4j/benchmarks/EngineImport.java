package io.github.booking4j.benchmarks;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.LeadImport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import javax.sql.DataSource;

/** Ours: the import as a host calls it, with the dedup rules, an enquiry, the events and a queued call for each lead. */
final class EngineImport implements AutoCloseable {
    private final BookingEngine engine;

    EngineImport(DataSource database) {
        engine =
                BookingEngine.builder().store(JdbcBookingStore.create(database)).build();
    }

    /** A client without leads. */
    ClientKey freshClient() {
        engine.runDue();
        return engine.clients()
                .onboard(NewClient.of("Acme", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                .client()
                .key();
    }

    /** Imports a file; later: receives it as it comes, and then runs the jobs that import and announce it. */
    LeadImport run(ClientKey client, Path csv, ImportOptions.When when) throws IOException {
        Consent consent = Consent.declared("fair", "May be called", Instant.now());
        LeadImport report;
        try (InputStream rows = Files.newInputStream(csv)) {
            report = engine.leads()
                    .importCsv(
                            client, rows, ImportOptions.none().consent(consent).when(when));
        }
        while (report.status() == LeadImport.Status.RUNNING) {
            engine.runDue();
            report = engine.leads().findImport(client, report.id()).orElseThrow();
        }
        return report;
    }

    @Override
    public void close() {
        engine.close();
    }
}
