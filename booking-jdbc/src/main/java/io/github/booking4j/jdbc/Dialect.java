package io.github.booking4j.jdbc;

import io.github.booking4j.error.StoreException;
import java.sql.Connection;
import java.sql.SQLException;

/** The databases, and wherein their SQL differs. */
enum Dialect {
    POSTGRESQL("clock_timestamp()", "nextval('booking_job_token')"),
    H2("current_timestamp", "next value for booking_job_token");

    private final String now;
    private final String nextToken;

    Dialect(String now, String nextToken) {
        this.now = now;
        this.nextToken = nextToken;
    }

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> POSTGRESQL;
            case "H2" -> H2;
            default -> throw new StoreException("Neither PostgreSQL nor H2: " + product, false, null);
        };
    }

    /** The database's clock. */
    String now() {
        return now;
    }

    /** A number larger than every one before. */
    String nextToken() {
        return nextToken;
    }

    /** An update that answers what it stored. */
    SqlText returning(SqlText update, String columns) {
        return this == H2
                ? update.wrapped("select " + columns + " from final table (", ")")
                : update.wrapped("", " returning " + columns);
    }
}
