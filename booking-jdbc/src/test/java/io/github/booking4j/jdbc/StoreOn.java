package io.github.booking4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

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

    @AfterEach
    void everyConnectionIsBackInThePool() {
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @AfterAll
    void close() {
        store.close();
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
