package io.github.booking4j.jdbc;

import io.github.booking4j.error.StoreException;
import io.github.booking4j.spi.store.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs units of work: each on one connection, committed or rolled back, and again when the database asks for it. */
final class Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int MOST_ATTEMPTS = 5;
    private static final int FIRST_PAUSE_MILLIS = 10;

    private final DataSource dataSource;
    private final @Nullable InstantSource leaseClock;
    private final Turns turns = new Turns();
    private final ParsedSettings settings = new ParsedSettings();
    private final ThreadLocal<Boolean> inside = new ThreadLocal<>();
    private final FileTurn fileTurn = new FileTurn();
    private volatile @Nullable Database database;

    /**
     * @param leaseClock null: the database's
     */
    Transactions(DataSource dataSource, @Nullable InstantSource leaseClock) {
        this.dataSource = dataSource;
        this.leaseClock = leaseClock;
    }

    /**
     * What a transaction answered and left to do.
     *
     * @param result what its work answered
     * @param notes what is left to do
     */
    record Committed<T>(T result, CommitNotes notes) {}

    /**
     * What was found out of the database once.
     *
     * @param dialect how it is spoken to
     * @param isolation what connections come out of the pool with
     * @param isH2File whether it is a file that H2 writes
     */
    private record Database(Dialect dialect, int isolation, boolean isH2File) {}

    <T> Committed<T> run(Function<UnitOfWork, T> work) {
        return alone(() -> database().isH2File ? fileTurn.take(() -> runUntilItHolds(work)) : runUntilItHolds(work));
    }

    /** Refuses a transaction inside a transaction of the same thread. */
    <T> T alone(Supplier<T> transaction) {
        if (inside.get() != null) {
            throw new IllegalStateException("A transaction inside a transaction of the same thread");
        }
        inside.set(true);
        try {
            return transaction.get();
        } finally {
            inside.remove();
        }
    }

    private <T> Committed<T> runUntilItHolds(Function<UnitOfWork, T> work) {
        for (int attempt = 1; ; attempt++) {
            Connection connection = connect();
            try {
                return runOnce(connection, work);
            } catch (StoreException e) {
                if (!e.transientFailure() || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                LOG.debug("Attempt {} of a transaction failed: {}", attempt, e.getMessage());
                pause(attempt, e);
            } finally {
                release(connection);
            }
        }
    }

    private <T> Committed<T> runOnce(Connection connection, Function<UnitOfWork, T> work) {
        boolean committed = false;
        begin(connection);
        try {
            Committed<T> done = runOn(connection, work);
            commit(connection);
            committed = true;
            return done;
        } finally {
            if (!committed) {
                rollBack(connection);
            }
        }
    }

    /** Does the work on a connection that is in a transaction, and leaves the end of it to the caller. */
    <T> Committed<T> runOn(Connection connection, Function<UnitOfWork, T> work) {
        Sql sql = new Sql(connection, dialect());
        try {
            JdbcUnitOfWork unit = new JdbcUnitOfWork(sql, leaseClock, turns, settings);
            T result = work.apply(unit);
            unit.flush();
            sql.requireSound();
            return new Committed<>(result, unit.notes());
        } finally {
            sql.end();
        }
    }

    private void begin(Connection connection) {
        try {
            connection.setAutoCommit(
                    true); // a pool may hand it out otherwise, and then it would be inside a transaction
            if (database(connection).isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw SqlErrors.whileWorking(e);
        }
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw SqlErrors.whileCommitting(e);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("A connection broke before its transaction was rolled back, which the database then does", e);
        }
    }

    /** The transaction is over, so that nothing which happens here may look like its failure. */
    private static void release(Connection connection) {
        try (connection) {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.debug("A connection broke after its transaction", e);
        }
    }

    Dialect dialect() {
        return database().dialect;
    }

    private Database database() {
        Database known = database;
        if (known != null) {
            return known;
        }
        Connection connection = connect();
        try {
            return database(connection);
        } catch (SQLException e) {
            throw SqlErrors.whileConnecting(e);
        } finally {
            release(connection);
        }
    }

    private Database database(Connection connection) throws SQLException {
        Database known = database;
        if (known == null) {
            Dialect dialect = Dialect.of(connection);
            boolean isH2File = dialect == Dialect.H2 && H2File.isBehind(connection);
            known = new Database(dialect, connection.getTransactionIsolation(), isH2File);
            database = known;
        }
        return known;
    }

    private Connection connect() {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw SqlErrors.whileConnecting(e);
        }
    }

    /** Ever longer, and a random part of it, so that those who met do not meet again. */
    private static void pause(int attempt, StoreException failure) {
        int most = FIRST_PAUSE_MILLIS << attempt;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
