package io.github.booking4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows that are many enough to be copied rather than inserted. */
final class BulkInsertTest {
    private static final ClientKey CLIENT = new ClientKey("acme-x7k2p9");
    private static final String ODD = "Ana \\ \"B\"\t\\N\nC\r\\. é 🙂";

    private HikariDataSource pool = new HikariDataSource();
    private JdbcBookingStore store = JdbcBookingStore.create(pool);

    @BeforeEach
    void open() {
        pool.close();
        pool = new HikariDataSource();
        pool.setJdbcUrl(Databases.postgresUrl());
        store = JdbcBookingStore.create(pool);
        store.prepare();
    }

    @AfterEach
    void close() {
        store.close();
        pool.close();
    }

    @Test
    @Tag("store.bulk-as-single")
    void whatIsCopiedReadsAsWhatIsInserted() {
        List<Lead> leads = leads(0, 150);

        Set<LeadId> stored = store.inTransaction(unit -> unit.leads().insertMissing(CLIENT, leads));

        assertThat(stored).hasSize(150);
        Lead read = store.<Lead>inTransaction(
                unit -> unit.leads().find(CLIENT, leads.get(7).id()).orElseThrow());
        assertThat(read).isEqualTo(leads.get(7));
    }

    @Test
    @Tag("store.bulk-as-single")
    void aPhoneThatIsTakenWhileManyAreCopiedIsLeftAloneAndTheOthersAreStored() throws Exception {
        List<Lead> first = leads(0, 150);
        List<Lead> second = leads(100, 150);
        CountDownLatch inserted = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        CompletableFuture<Set<LeadId>> early = CompletableFuture.supplyAsync(() -> store.inTransaction(unit -> {
            Set<LeadId> ids = unit.leads().insertMissing(CLIENT, first);
            inserted.countDown();
            await(looked);
            return ids;
        }));
        await(inserted);
        CompletableFuture<Set<LeadId>> late = CompletableFuture.supplyAsync(
                () -> store.inTransaction(unit -> unit.leads().insertMissing(CLIENT, second)));
        while (waiting() == 0) {
            Thread.onSpinWait();
        }
        looked.countDown();

        assertThat(early.get()).hasSize(150);
        assertThat(late.get())
                .containsExactlyInAnyOrderElementsOf(
                        second.subList(50, 150).stream().map(Lead::id).toList());
    }

    private long waiting() throws Exception {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from pg_locks where not granted")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Lead> leads(int from, int count) {
        List<Lead> leads = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            leads.add(new Lead(
                    CLIENT,
                    new LeadId(UUID.randomUUID()),
                    new PhoneNumber("+1415555%04d".formatted(i)),
                    new Lead.Details(ODD, null, "fair", null, null),
                    Set.of(ZoneId.of("America/Los_Angeles")),
                    LeadStatus.NEW,
                    null,
                    Instant.parse("2026-03-03T15:00:00.123456Z"),
                    null,
                    0));
        }
        return leads;
    }
}
