package io.github.booking4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.memory.InMemoryBookingStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LeadsFileTest {
    private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");

    /** What must happen to the rows was counted from the file by a program that shares nothing with this one. */
    @Tag("demo.leads-file")
    @Test
    void everyRowOfTheShippedFileMeetsItsFate() throws IOException {
        try (BookingEngine engine = BookingEngine.builder()
                .store(InMemoryBookingStore.create())
                .clock(() -> NOW)
                .build()) {
            ClientKey client = engine.clients()
                    .onboard(NewClient.of("Acme Dental", "office@example.com", "+1 212 555 0100", "America/New_York")
                            .region("US"))
                    .client()
                    .key();
            text("do-not-call.txt")
                    .lines()
                    .forEach(number -> engine.leads().optOut(client, new PhoneNumber(number), "list"));
            LeadImport report;
            try (InputStream csv = resource("leads.csv")) {
                report = engine.leads()
                        .importCsv(
                                client,
                                csv,
                                ImportOptions.none().consent(Consent.declared("demo", "They asked for it.", NOW)));
            }
            LeadImport.Counts counts = report.counts();
            assertThat(counts.total()).isEqualTo(expected("rows"));
            assertThat(counts.accepted()).isEqualTo(expected("accepted"));
            assertThat(counts.duplicates()).isEqualTo(expected("duplicates"));
            assertThat(counts.invalid()).isEqualTo(expected("invalid"));
            assertThat(counts.optedOut()).isEqualTo(expected("optedOut"));
            assertThat(counts.reactivated()).isZero();
            assertThat(counts.held()).isZero();
        }
    }

    private static long expected(String name) throws IOException {
        Matcher count = Pattern.compile("\"" + name + "\": (\\d+)").matcher(text("leads-expected.json"));
        assertThat(count.find()).isTrue();
        return Long.parseLong(count.group(1));
    }

    private static String text(String name) throws IOException {
        try (InputStream bytes = resource(name)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(LeadsFileTest.class.getResourceAsStream(name), name);
    }
}
