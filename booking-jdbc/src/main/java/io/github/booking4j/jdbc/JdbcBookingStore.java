package io.github.booking4j.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store on PostgreSQL 13 or newer, or on H2 2.3 or newer. Which one it is, is read from the database; the tables are in the
 * connection's own schema and begin with {@code booking_}. Thread-safe; nothing is connected before the first use.
 *
 * <p>Every transaction is READ COMMITTED. Where connections come so out of the pool this costs nothing; a host that changes the
 * level of a pooled connection must leave it to the pool to change it back, as pools do.
 *
 * <p>An H2 file is accepted only with {@code WRITE_DELAY=0} in its URL: otherwise H2 acknowledges commits half a second before it
 * writes them, and a crash loses them.
 */
public final class JdbcBookingStore implements BookingStore {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcBookingStore.class);
    private static final int POOL_SIZE = 16;
    private static final long MOST_MILLIS_TO_CONNECT = 2_000;
    private static final int MOST_SECONDS_TO_ANSWER = 2;

    private final DataSource dataSource;
    private final @Nullable HikariDataSource ownPool;
    private final SchemaCare schemaCare;
    private final @Nullable InstantSource leaseClock;
    private final Transactions transactions;
    private final @Nullable DataSource hostAware;
    private volatile CommitListener listener = commit -> {};
    private volatile @Nullable NodeNews news;
    private boolean closed;

    private JdbcBookingStore(
            DataSource dataSource,
            @Nullable DataSource hostAware,
            @Nullable HikariDataSource ownPool,
            SchemaCare schemaCare,
            @Nullable InstantSource leaseClock) {
        this.dataSource = dataSource;
        this.hostAware = hostAware;
        this.ownPool = ownPool;
        this.schemaCare = schemaCare;
        this.leaseClock = leaseClock;
        this.transactions = new Transactions(dataSource, leaseClock);
    }

    private enum SchemaCare {
        MIGRATE,
        VERIFY
    }

    /**
     * A store on the host's database, with transactions of its own. The data source stays the host's: {@link #close()} leaves
     * it open. It should be a pool with a connection for each thread of the engine and two more, and a bounded time to wait for
     * one.
     */
    public static JdbcBookingStore create(DataSource dataSource) {
        return new JdbcBookingStore(dataSource, null, null, SchemaCare.MIGRATE, null);
    }

    /**
     * A store that joins the host's transactions: what is done on a thread that is inside one commits or rolls back with it, so
     * that, say, the host's order and our appointment are stored together. On other threads, the engine's own among them, it has
     * transactions of its own. What was joined is not tried again when the database asks for it, and since nobody tells the
     * engine of the host's commit, its workers find jobs and events of it when they next poll.
     *
     * @param hostAware hands out the connection of the transaction that the thread is in, which must not be in auto-commit mode,
     *     else one in auto-commit mode: such as Spring's {@code TransactionAwareDataSourceProxy} around {@code own}
     * @param own the same database, for everything else; see {@link #create(DataSource)}
     */
    public static JdbcBookingStore joining(DataSource hostAware, DataSource own) {
        return new JdbcBookingStore(own, hostAware, null, SchemaCare.MIGRATE, null);
    }

    /**
     * A store on a database of its own, with a pool of 16 connections that {@link #close()} closes.
     *
     * @param jdbcUrl such as {@code jdbc:postgresql://host/database} or {@code jdbc:h2:file:/data/booking;WRITE_DELAY=0}
     * @param user the user of the database
     * @param password the user's password; may be empty
     */
    public static JdbcBookingStore open(String jdbcUrl, String user, String password) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("booking");
        pool.setJdbcUrl(jdbcUrl);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(POOL_SIZE);
        pool.setConnectionTimeout(MOST_MILLIS_TO_CONNECT);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new JdbcBookingStore(pool, null, pool, SchemaCare.MIGRATE, null);
    }

    /**
     * This store, but {@link #prepare()} only verifies that the migrations were run: for hosts whose user may not change the
     * schema. Use one of the two.
     */
    public JdbcBookingStore verifyingOnly() {
        return new JdbcBookingStore(dataSource, hostAware, ownPool, SchemaCare.VERIFY, leaseClock);
    }

    /** This store, but leases run by a clock instead of the database's: for tests that set the time. Use one of the two. */
    public JdbcBookingStore withLeaseClock(InstantSource clock) {
        return new JdbcBookingStore(dataSource, hostAware, ownPool, schemaCare, clock);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Needs up to three connections at one time.
     */
    @Override
    public void prepare() {
        Dialect dialect = transactions.dialect();
        if (hostAware != null) {
            new JoinedTransactions(hostAware, transactions).verify();
        }
        if (dialect == Dialect.H2) {
            H2File.requireDurable(dataSource);
        }
        Schema schema = new Schema(dataSource, dialect);
        if (schemaCare == SchemaCare.VERIFY) {
            schema.verify();
        } else {
            schema.migrate();
        }
    }

    @Override
    public <T> T inTransaction(Function<UnitOfWork, T> work) {
        Transactions.Committed<T> committed =
                hostAware == null ? transactions.run(work) : new JoinedTransactions(hostAware, transactions).run(work);
        if (!committed.notes().isEmpty()) {
            Commit commit = committed.notes().commit();
            tell(commit);
            NodeNews others = news;
            if (others != null) {
                others.tell(commit);
            }
        }
        return committed.result();
    }

    @Override
    public boolean joinsHost() {
        return hostAware != null && new JoinedTransactions(hostAware, transactions).isInside();
    }

    /**
     * {@inheritDoc}
     *
     * <p>On PostgreSQL with its own driver this holds one connection, on which other nodes' commits are heard within some
     * milliseconds. On H2 there are no other nodes.
     */
    @Override
    public void listen(CommitListener heard) {
        listener = heard;
        if (transactions.dialect() == Dialect.POSTGRESQL) {
            hearOtherNodes();
        }
    }

    private synchronized void hearOtherNodes() {
        if (news == null && !closed) {
            InstantSource clock = leaseClock == null ? InstantSource.system() : leaseClock;
            NodeNews started = new NodeNews(dataSource, clock, this::tell);
            started.start();
            news = started;
        }
    }

    private void tell(Commit commit) {
        try {
            listener.committed(commit);
        } catch (RuntimeException e) {
            // The change is stored: its caller must not take it for rolled back.
            LOG.error("A commit listener threw", e);
        }
    }

    @Override
    public void ping() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(MOST_SECONDS_TO_ANSWER);
            statement.execute("select 1");
        } catch (SQLException e) {
            throw SqlErrors.whileConnecting(e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        NodeNews others = news;
        if (others != null) {
            news = null;
            others.close();
        }
        if (ownPool != null) {
            ownPool.close();
        }
    }

    @Override
    public String toString() {
        return "JdbcBookingStore[" + schemaCare + "]";
    }
}
