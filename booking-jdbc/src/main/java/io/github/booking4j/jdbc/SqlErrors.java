package io.github.booking4j.jdbc;

import io.github.booking4j.error.StoreException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the errors of databases mean. */
final class SqlErrors {
    private static final String DUPLICATE_KEY = "23505";
    private static final Set<String> FOREIGN_KEY = Set.of("23503", "23506");
    private static final int H2_CONCURRENT_UPDATE = 90131;

    /** Serialization failure, deadlock, H2's deadlock and lock time-out, PostgreSQL's lock time-out. */
    private static final Set<String> TO_BE_REPEATED = Set.of("40001", "40P01", "HYT00", "55P03");

    /** The server shuts down, crashed or starts. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300", "90067", "90098");

    /** Classes of errors whose text may quote a value: bad data and constraints. */
    private static final Set<String> QUOTING = Set.of("22", "23");

    private SqlErrors() {}

    static boolean isDuplicateKey(SQLException error) {
        return DUPLICATE_KEY.equals(error.getSQLState());
    }

    static boolean isDuplicateKey(StoreException error) {
        return error.getCause() instanceof SQLException cause && isDuplicateKey(cause);
    }

    static boolean isForeignKey(StoreException error) {
        return error.getCause() instanceof SQLException cause
                && FOREIGN_KEY.contains(String.valueOf(cause.getSQLState()));
    }

    /** An error before the commit: nothing was stored. */
    static StoreException whileWorking(SQLException error) {
        return new StoreException(text(error), isTransient(error), masked(error));
    }

    /** No connection could be had; to wait and try again is up to the caller, whose patience we do not know. */
    static StoreException whileConnecting(SQLException error) {
        return new StoreException("The database cannot be reached: " + text(error), true, masked(error));
    }

    /** An error of the commit itself: only if the database says that it rolled back do we know that it did. */
    static StoreException whileCommitting(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        if (state.startsWith("40") || state.startsWith("23")) {
            return whileWorking(error);
        }
        return new StoreException("Nobody knows whether the commit took place: " + text(error), false, masked(error));
    }

    private static boolean isTransient(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        return state.startsWith("08")
                || TO_BE_REPEATED.contains(state)
                || AWAY.contains(state)
                || error.getErrorCode() == H2_CONCURRENT_UPDATE
                || error instanceof SQLTransientConnectionException;
    }

    private static String text(SQLException error) {
        return "SQL state " + error.getSQLState() + ", error " + error.getErrorCode();
    }

    /** The error without what it may say of persons: databases quote the values that break a constraint. */
    private static SQLException masked(SQLException error) {
        String state = error.getSQLState();
        String line = firstLine(error.getMessage());
        boolean quotes = state == null || QUOTING.contains(state.substring(0, Math.min(2, state.length())));
        SQLException masked = new SQLException(quotes ? text(error) : line, state, error.getErrorCode());
        masked.setStackTrace(error.getStackTrace());
        return masked;
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
