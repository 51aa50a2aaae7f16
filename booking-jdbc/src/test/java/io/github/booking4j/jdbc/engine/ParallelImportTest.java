package io.github.booking4j.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.PhoneNumbers;
import io.github.booking4j.contact.PhoneParse;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.jdbc.Threads;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.LeadImport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two engines import the same file at one time. */
final class ParallelImportTest {
    private static final int ROWS = 10_000;
    private static final int DISTINCT = 8_000;
    private static final int INVALID = 100;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Tag("lead.parallel-imports-store-distinct-phones")
    void twoParallelImportsOfOneFileStoreExactlyItsDistinctValidPhones(TestDatabase kind) throws Exception {
        byte[] csv = csv(7);
        try (HikariDataSource pool = TestDatabase.pool(kind.freshUrl());
                BookingEngine first = engine(pool);
                BookingEngine second = engine(pool)) {
            ClientKey client = first.clients()
                    .onboard(NewClient.of("Acme", "office@acme.example", "+1 212 555 0100", "America/New_York"))
                    .client()
                    .key();
            second.runDue();
            long began = System.nanoTime();

            List<LeadImport> reports = Threads.together(2, Duration.ofSeconds(60), number -> {
                BookingEngine engine = number == 0 ? first : second;
                ImportOptions options = ImportOptions.none().consent(Consent.declared("file", "test", Instant.now()));
                return engine.leads().importCsv(client, new ByteArrayInputStream(csv), options);
            });

            System.out.println("Two imports on " + kind + ": " + (System.nanoTime() - began) / 1_000_000 + " ms");
            LeadImport.Counts both = reports.get(0).counts().plus(reports.get(1).counts());
            assertThat(reports).allSatisfy(report -> {
                assertThat(report.status()).isEqualTo(LeadImport.Status.COMPLETED);
                assertThat(report.counts().total()).isEqualTo(ROWS);
                assertThat(report.counts().invalid()).isEqualTo(INVALID);
            });
            assertThat(both.accepted()).isEqualTo(DISTINCT);
            assertThat(both.duplicates()).isEqualTo(2 * (ROWS - INVALID) - DISTINCT);
            assertThat(TestDatabase.count(pool, "select count(*) from booking_lead"))
                    .isEqualTo(DISTINCT);
            assertThat(TestDatabase.count(pool, "select count(distinct phone) from booking_lead"))
                    .isEqualTo(DISTINCT);
            assertThat(TestDatabase.count(pool, "select count(*) from booking_call"))
                    .isEqualTo(DISTINCT);
        }
    }

    private static BookingEngine engine(HikariDataSource pool) {
        BookingEngine engine =
                BookingEngine.builder().store(JdbcBookingStore.create(pool)).build();
        engine.runDue();
        return engine;
    }

    /** Every number once, some of them again in another format, and some that are none. */
    private static byte[] csv(long seed) {
        List<String> kept = new ArrayList<>();
        for (int area : areas(DISTINCT / 100)) {
            for (int last = 0; last < 100; last++) {
                kept.add("+1%d55501%02d".formatted(area, last));
            }
        }
        for (int again = 0; kept.size() < ROWS - INVALID; again++) {
            String digits = kept.get(again * 3).substring(2);
            kept.add("\"(%s) %s-%s\"".formatted(digits.substring(0, 3), digits.substring(3, 6), digits.substring(6)));
        }
        for (int i = 0; i < INVALID; i++) {
            kept.add("12" + i);
        }
        Collections.shuffle(kept, new Random(seed));
        return ("phone\n" + String.join("\n", kept) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static List<Integer> areas(int count) {
        PhoneNumbers numbers = new PhoneNumbers();
        List<Integer> valid = new ArrayList<>();
        for (int area = 201; valid.size() < count; area++) {
            if (numbers.parse("+1" + area + "5550100", "US") instanceof PhoneParse.Valid) {
                valid.add(area);
            }
        }
        return valid;
    }
}
