package io.github.booking4j.examples;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.memory.InMemoryBookingStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** How do I import a file? Bad rows are named, the rest go in, and the same key imports once. */
public final class ImportLeadsExample {
    private static final String CSV = """
            Mobile,Name,Email
            +1 212 555 0123,Ana Example,ana@example.com
            (212) 555-0124,Ben Example,
            12,Too Short,
            +1 212 555 0123,Ana Again,
            """;

    private ImportLeadsExample() {}

    /** Imports four rows, of which two go in. */
    public static void main(String[] arguments) {
        run(System.out);
    }

    static void run(PrintStream out) {
        try (BookingEngine engine =
                BookingEngine.builder().store(InMemoryBookingStore.create()).build()) {
            ClientKey client = engine.clients()
                    .onboard(NewClient.of("Acme Dental", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                    .client()
                    .key();
            Instant signed = Instant.parse("2026-03-03T15:00:00Z");
            ImportOptions options = ImportOptions.none()
                    .consent(Consent.declared("spring fair", "Yes, you may call me.", signed))
                    .idempotencyKey("spring-fair-2026");
            InputStream csv = new ByteArrayInputStream(CSV.getBytes(StandardCharsets.UTF_8));
            LeadImport report = engine.leads().importCsv(client, csv, options);
            out.println("accepted " + report.counts().accepted() + " of "
                    + report.counts().total());
            report.problems()
                    .forEach(problem ->
                            out.println("row " + problem.row() + ": " + problem.field() + " " + problem.reason()));
        }
    }
}
