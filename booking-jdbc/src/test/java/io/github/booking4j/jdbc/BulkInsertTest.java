package io.github.booking4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallDirection;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.CallTimes;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
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
    void everyKindOfValueReadsAsItWasCopied() {
        List<Call> calls = Stream.of("0", "0.05", "-12.345678", "10000", "123456789012.000001", "0.0001", "99999999")
                .flatMap(amount ->
                        Stream.generate(() -> call(new BigDecimal(amount))).limit(20))
                .toList();

        store.inTransaction(unit -> {
            unit.calls().insertAll(CLIENT, calls);
            return calls;
        });

        for (Call call : calls) {
            Call read = store.<Call>inTransaction(
                    unit -> unit.calls().find(CLIENT, call.id()).orElseThrow());
            assertThat(read).isEqualTo(call);
        }
    }

    private static Call call(BigDecimal cost) {
        Instant time = Instant.parse("2026-03-03T15:00:00.123456Z");
        return new Call(
                CLIENT,
                new CallId(UUID.randomUUID()),
                new LeadId(UUID.randomUUID()),
                null,
                CallDirection.OUTBOUND,
                Enquiry.Priority.IMPORT,
                CallStatus.ENDED,
                new CallTimes(time, Instant.EPOCH, null, time.minusSeconds(900_000_000), time),
                null,
                null,
                null,
                new GateDecision(true, List.of(), time),
                new CallReport(
                        CallOutcome.INTERESTED,
                        null,
                        new Money(cost, Currency.getInstance("USD")),
                        ODD.repeat(5_000),
                        "",
                        null,
                        null,
                        7,
                        List.of(ODD),
                        Map.of("need", ODD)),
                3);
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
