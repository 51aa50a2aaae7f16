package io.github.booking4j.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** One node at a time migrates: Flyway takes turns when it migrates, but not when it creates its history, nor ever on H2. */
final class MigrationTurn {
    /** Any number that others will hardly take. */
    private static final String POSTGRESQL_LOCK = "select pg_advisory_xact_lock(266546454)";

    /** H2 knows no such locks; but who inserts a key waits until it is known whether another transaction has it. */
    private static final String H2_TABLE =
            "create table if not exists booking_migration_turn (turn integer primary key)";

    private static final String H2_LOCK = "insert into booking_migration_turn (turn) values (1)";
    private static final String H2_WAITED_LONG = "HYT00";
    private static final int MOST_WAITS = 60;

    private final DataSource dataSource;
    private final Dialect dialect;

    MigrationTurn(DataSource dataSource, Dialect dialect) {
        this.dataSource = dataSource;
        this.dialect = dialect;
    }

    /** Does something while no other node does it. */
    void take(Runnable migration) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                await(statement);
                migration.run();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw SqlErrors.whileConnecting(e);
        }
    }

    private void await(Statement statement) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            statement.execute(POSTGRESQL_LOCK);
            return;
        }
        statement.execute(H2_TABLE);
        for (int waits = 1; ; waits++) {
            try {
                statement.execute(H2_LOCK);
                return;
            } catch (SQLException e) {
                if (!H2_WAITED_LONG.equals(e.getSQLState()) || waits == MOST_WAITS) {
                    throw e;
                }
            }
        }
    }
}
