package io.github.booking4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.testkit.Samples;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class IsolationTest {
    @Test
    @Tag("store.read-committed")
    void aTransactionSeesWhatOthersCommittedMeanwhileThoughThePoolIsSetToRepeatableRead() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Databases.postgresUrl());
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (HikariDataSource pool = new HikariDataSource(config)) {
            JdbcBookingStore store = JdbcBookingStore.create(pool);
            store.prepare();
            var client = Samples.aClient();
            CountDownLatch looked = new CountDownLatch(1);
            var stored = other.submit(() -> {
                looked.await(1, TimeUnit.MINUTES);
                return store.inTransaction(unit -> {
                    unit.clients().insert(client);
                    return true;
                });
            });

            boolean seen = store.inTransaction(unit -> {
                assertThat(unit.clients().find(client.key())).isEmpty();
                looked.countDown();
                assertThat(stored).succeedsWithin(1, TimeUnit.MINUTES);
                return unit.clients().find(client.key()).isPresent();
            });

            assertThat(seen).isTrue();
        } finally {
            other.shutdownNow();
        }
    }
}
