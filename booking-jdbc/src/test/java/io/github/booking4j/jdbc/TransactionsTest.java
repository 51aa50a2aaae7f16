package io.github.booking4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.client.Client;
import io.github.booking4j.error.StoreException;
import io.github.booking4j.jdbc.FaultyDataSource.Moment;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.spi.store.BookingStore.Commit;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.Lane;
import io.github.booking4j.testkit.Samples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TransactionsTest {
    private final HikariDataSource pool = TestDatabase.H2.pool();
    private final FaultyDataSource faulty = new FaultyDataSource(pool);
    private final JdbcBookingStore store = JdbcBookingStore.create(faulty);
    private final Client client = Samples.aClient();
    private final AtomicInteger attempts = new AtomicInteger();

    @BeforeEach
    void prepare() {
        store.prepare();
    }

    @AfterEach
    void everyConnectionIsBackInThePool() {
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(faulty.everyFaultStruck()).isTrue();
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "08006", "57P01", "HYT00"})
    @Tag("store.retries-transient")
    void workIsDoneAgainFromTheStartWhenTheDatabaseAsksForItOrLosesTheConnection(String sqlState) {
        faulty.failing(Moment.STATEMENT, sqlState).failing(Moment.STATEMENT, sqlState);

        insertClient();

        assertThat(attempts).hasValue(3);
        assertThat(isStored()).isTrue();
    }

    @Test
    @Tag("store.retries-transient")
    void aCommitThatTheDatabaseRolledBackIsDoneAgain() {
        faulty.failing(Moment.BEFORE_COMMIT, "40001");

        insertClient();

        assertThat(attempts).hasValue(2);
        assertThat(isStored()).isTrue();
    }

    @Test
    @Tag("store.retries-bounded")
    void afterFiveAttemptsTheCallerIsToldThatItMayTryLater() {
        for (int i = 0; i < 5; i++) {
            faulty.failing(Moment.STATEMENT, "40001");
        }

        StoreException failed = catchThrowableOfType(StoreException.class, this::insertClient);

        assertThat(failed.transientFailure()).isTrue();
        assertThat(attempts).hasValue(5);
        assertThat(isStored()).isFalse();
    }

    @Test
    @Tag("store.retries-transient")
    void anErrorThatWouldComeAgainIsNotTriedAgain() {
        faulty.failing(Moment.STATEMENT, "42601");

        StoreException failed = catchThrowableOfType(StoreException.class, this::insertClient);

        assertThat(failed.transientFailure()).isFalse();
        assertThat(attempts).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01"})
    @Tag("store.unknown-commit")
    void aConnectionLostDuringTheCommitIsNotTriedAgainSinceItMayHaveTakenPlace(String sqlState) {
        faulty.failing(Moment.AFTER_COMMIT, sqlState);

        StoreException failed = catchThrowableOfType(StoreException.class, this::insertClient);

        assertThat(failed).hasMessageContaining("Nobody knows");
        assertThat(failed.transientFailure()).isFalse();
        assertThat(attempts).hasValue(1);
        assertThat(isStored()).isTrue();
    }

    @Test
    @Tag("store.unknown-commit")
    void anErrorAfterTheCommitDoesNotLookLikeAFailure() {
        faulty.failing(Moment.CLOSE, "08006");

        insertClient();

        assertThat(isStored()).isTrue();
    }

    @Test
    @Tag("store.away")
    void aDatabaseThatCannotBeReachedIsReportedAtOnce() {
        faulty.failing(Moment.CONNECT, "08001");

        StoreException failed = catchThrowableOfType(StoreException.class, this::insertClient);

        assertThat(failed.transientFailure()).isTrue();
        assertThat(attempts).hasValue(0);
        faulty.failing(Moment.CONNECT, "08001");
        assertThatThrownBy(store::ping).isInstanceOf(StoreException.class);
    }

    @Test
    @Tag("store.failed-work-rolls-back")
    void workThatSwallowsAnErrorOfTheDatabaseIsNotCommitted() {
        assertThatThrownBy(() -> store.inTransaction(unit -> {
                    unit.clients().insert(client);
                    faulty.failing(Moment.STATEMENT, "42601");
                    assertThatThrownBy(() -> unit.clients().find(client.key())).isInstanceOf(StoreException.class);
                    return true;
                }))
                .isInstanceOf(StoreException.class);

        assertThat(isStored()).isFalse();
    }

    @Test
    @Tag("store.retries-transient")
    void aCommitThatTookSeveralAttemptsIsToldOnce() {
        List<Commit> heard = new ArrayList<>();
        store.listen(heard::add);
        faulty.failing(Moment.STATEMENT, "40001");

        store.inTransaction(unit -> {
            unit.jobs().schedule(new Job(client.key(), "test", "1", Lane.DIAL, Samples.NOW));
            return true;
        });

        assertThat(heard)
                .singleElement()
                .satisfies(commit -> assertThat(commit.due()).containsEntry(Lane.DIAL, Samples.NOW));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("store.no-personal-data")
    void anErrorOfTheDatabaseDoesNotTellWhatItQuotes(TestDatabase database) {
        try (HikariDataSource other = database.pool()) {
            JdbcBookingStore asked = JdbcBookingStore.create(other);
            asked.prepare();
            Lead lead = Samples.aLead(client);
            StoreException failed = catchThrowableOfType(
                    StoreException.class,
                    () -> asked.inTransaction(unit -> {
                        Lead renumbered = new Lead(
                                client.key(),
                                new LeadId(UUID.randomUUID()),
                                Samples.aPhone(2),
                                lead.details(),
                                lead.zones(),
                                lead.status(),
                                lead.consent(),
                                lead.createdAt(),
                                null,
                                0);
                        unit.leads().insertMissing(client.key(), List.of(lead, renumbered));
                        unit.leads()
                                .update(new Lead(
                                        client.key(),
                                        renumbered.id(),
                                        lead.phone(),
                                        lead.details(),
                                        lead.zones(),
                                        lead.status(),
                                        lead.consent(),
                                        lead.createdAt(),
                                        null,
                                        0));
                        return true;
                    }));

            StringWriter trace = new StringWriter();
            failed.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString())
                    .contains("23505")
                    .doesNotContain(lead.phone().e164())
                    .doesNotContain("55501");
        }
    }

    private void insertClient() {
        store.inTransaction(unit -> {
            attempts.incrementAndGet();
            unit.clients().insert(client);
            return true;
        });
    }

    private boolean isStored() {
        return store.inTransaction(unit -> unit.clients().find(client.key())).isPresent();
    }
}
