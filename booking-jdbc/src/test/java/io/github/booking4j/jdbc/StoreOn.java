package io.github.booking4j.jdbc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.testkit.Samples;
import io.github.booking4j.testkit.SettableClock;
import io.github.booking4j.testkit.contract.BookingStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract on a fresh database; no test may leave a connection behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreOn implements BookingStoreContract {
    private final SettableClock leaseClock = SettableClock.at(Samples.NOW);
    private HikariDataSource pool;
    private JdbcBookingStore store;

    abstract String url() throws Exception;

    @BeforeAll
    void prepare() throws Exception {
        pool = Databases.pool(url());
        store = JdbcBookingStore.create(pool).withLeaseClock(leaseClock);
        store.prepare();
    }

    /** All but the one that listens for other nodes. */
    @AfterEach
    void everyConnectionIsBackInThePool() {
        int listening = pool.getJdbcUrl().startsWith("jdbc:postgresql:") ? 1 : 0;
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                        .isLessThanOrEqualTo(listening));
    }

    @AfterAll
    void close() {
        store.close();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        pool.close();
    }

    @Override
    public JdbcBookingStore store() {
        return store;
    }

    @Override
    public SettableClock leaseClock() {
        return leaseClock;
    }
}
