package io.github.booking4j.jdbc;

import io.github.booking4j.error.StoreException;
import io.github.booking4j.jdbc.Transactions.Committed;
import io.github.booking4j.spi.store.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs units of work inside the host's transaction when the thread is in one, else in transactions of our own. Joined, it neither
 * commits nor repeats nor tells anybody: only the host knows whether and when its transaction commits.
 */
final class JoinedTransactions {
    private final DataSource hostAware;
    private final Transactions own;

    JoinedTransactions(DataSource hostAware, Transactions own) {
        this.hostAware = hostAware;
        this.own = own;
    }

    /** Refuses a data source by which transactions of the host cannot be told. Called outside any. */
    void verify() {
        try (Connection connection = hostAware.getConnection()) {
            if (!connection.getAutoCommit()) {
                throw new StoreException(
                        "The host's connections do not commit by themselves outside a transaction, so that nobody can tell"
                                + " whether there is one: switch auto-commit on in its pool",
                        false,
                        null);
            }
        } catch (SQLException e) {
            throw SqlErrors.whileConnecting(e);
        }
    }

    /** Whether the thread is inside a transaction of the host. */
    boolean isInside() {
        try (Connection connection = hostAware.getConnection()) {
            return !connection.getAutoCommit();
        } catch (SQLException e) {
            throw SqlErrors.whileConnecting(e);
        }
    }

    <T> Committed<T> run(Function<UnitOfWork, T> work) {
        try (Connection connection = hostAware.getConnection()) {
            if (!connection.getAutoCommit()) {
                return own.alone(() -> runInside(connection, work));
            }
        } catch (SQLException e) {
            throw SqlErrors.whileConnecting(e);
        }
        return own.run(work);
    }

    /** Work that fails leaves nothing behind, even if the host goes on and commits. */
    private <T> Committed<T> runInside(Connection connection, Function<UnitOfWork, T> work) {
        Savepoint before = savepoint(connection);
        boolean done = false;
        try {
            T result = own.runOn(connection, work).result();
            connection.releaseSavepoint(before);
            done = true;
            return new Committed<>(result, new CommitNotes());
        } catch (SQLException e) {
            throw SqlErrors.whileWorking(e);
        } finally {
            if (!done) {
                rollBack(connection, before);
            }
        }
    }

    private static Savepoint savepoint(Connection connection) {
        try {
            return connection.setSavepoint();
        } catch (SQLException e) {
            throw SqlErrors.whileWorking(e);
        }
    }

    private static void rollBack(Connection connection, Savepoint before) {
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            throw SqlErrors.whileWorking(e); // a connection that is gone: the host's transaction is, too
        }
    }
}
