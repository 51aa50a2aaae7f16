package io.github.booking4j.jdbc;

import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.StoreException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Runs the statements of one transaction: of its thread, until it ends. */
final class Sql {
    private static final int ROWS_AT_ONCE = 1_000;
    // Below it the two more messages of a COPY cost more than it saves.
    private static final int WORTH_COPYING = 100;

    private final Connection connection;
    private final Dialect dialect;
    private final Thread owner = Thread.currentThread();
    private boolean ended;
    private @Nullable RuntimeException failure;

    Sql(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    /** From now on nothing works. */
    void end() {
        ended = true;
    }

    /** The transaction must not commit any more, whatever its work makes of the exception. */
    <E extends RuntimeException> E failed(E exception) {
        failure = exception;
        return exception;
    }

    /** Throws what has failed, if anything has. */
    void requireSound() {
        if (failure != null) {
            throw failure;
        }
    }

    int update(SqlText text, Binds binds) {
        return run(text, binds, PreparedStatement::executeUpdate);
    }

    /** Inserts a row unless its key is taken, waiting for a transaction that is about to take it; answers whether it did. */
    boolean insertIfAbsent(SqlText insert, Binds binds) {
        if (dialect == Dialect.POSTGRESQL) {
            return update(insert.wrapped("", " on conflict do nothing"), binds) == 1;
        }
        return run(insert, binds, statement -> {
            try {
                return statement.executeUpdate() == 1;
            } catch (SQLException e) {
                if (SqlErrors.isDuplicateKey(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    <T> Optional<T> one(SqlText text, Binds binds, Row.Mapper<T> mapper) {
        return list(text, binds, mapper).stream().findFirst();
    }

    <T> List<T> list(SqlText text, Binds binds, Row.Mapper<T> mapper) {
        return run(text, binds, statement -> {
            try (ResultSet results = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                Row row = new Row(results);
                while (results.next()) {
                    found.add(mapper.map(row));
                }
                return Collections.unmodifiableList(found);
            }
        });
    }

    /** What a query by keys finds, in the order of the keys and then of the query. */
    <T> List<T> listByKeys(
            KeyedText text, Binds binds, Collection<? extends Comparable<?>> keys, Row.Mapper<T> mapper) {
        List<? extends Comparable<?>> ascending =
                keys.stream().distinct().sorted().toList();
        if (dialect == Dialect.POSTGRESQL) {
            // The type of an empty array is anybody's guess.
            return ascending.isEmpty()
                    ? List.of()
                    : list(text.atOnce(ascending.size()), binds.put("keys", ascending), mapper);
        }
        List<T> found = new ArrayList<>();
        ascending.forEach(key -> found.addAll(list(text.oneByOne(), binds.put("key", key), mapper)));
        return found;
    }

    /** Updates a row whose version is still the one that was read; answers the row as stored. */
    <T> T updateVersioned(SqlText update, Binds binds, String columns, Row.Mapper<T> mapper) {
        return one(dialect.returning(update, columns), binds, mapper)
                .orElseThrow(() -> new ConflictException(
                        "version_conflict", "Changed by somebody else since it was read; read it again"));
    }

    /**
     * Runs a statement over many rows, whose values reach it as one array for each column: a statement of PostgreSQL and H2
     * alike that is sent once for a thousand rows.
     */
    <T> int updateRows(SqlText text, Collection<T> rows, Function<T, Binds> binder) {
        int updated = 0;
        for (List<T> some : chunks(rows)) {
            updated += update(text, columns(text, some, binder));
        }
        return updated;
    }

    /**
     * Inserts many rows that collide with none, the fastest way there is.
     *
     * @param insert as {@link #updateRows} takes it, its parameters in the order of the columns
     * @param target the table and its columns in parentheses
     */
    <T> void insertRows(SqlText insert, String target, Collection<T> rows, Function<T, Binds> binder) {
        if (canCopy(rows)) {
            copy(insert, target, rows, binder);
        } else {
            updateRows(insert, rows, binder);
        }
    }

    /** Inserts many rows if no key of theirs is taken, else none of them; answers whether it did. Only where {@link #canCopy}. */
    <T> boolean insertAllOrNone(SqlText insert, String target, Collection<T> rows, Function<T, Binds> binder) {
        requireOpen();
        try {
            Savepoint before = connection.setSavepoint();
            try {
                CopyRows.copy(connection, target, insert.names(), rows, binder);
            } catch (SQLException e) {
                if (!SqlErrors.isDuplicateKey(e)) {
                    throw e;
                }
                connection.rollback(before);
                return false;
            }
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            throw failed(SqlErrors.whileWorking(e));
        }
    }

    private <T> void copy(SqlText insert, String target, Collection<T> rows, Function<T, Binds> binder) {
        requireOpen();
        try {
            CopyRows.copy(connection, target, insert.names(), rows, binder);
        } catch (SQLException e) {
            throw failed(SqlErrors.whileWorking(e));
        }
    }

    /** Whether these rows are many enough for the database's bulk way in, and it has one. */
    boolean canCopy(Collection<?> rows) {
        try {
            return rows.size() >= WORTH_COPYING
                    && dialect == Dialect.POSTGRESQL
                    && connection.isWrapperFor(PGConnection.class);
        } catch (SQLException e) {
            throw failed(SqlErrors.whileWorking(e));
        }
    }

    /** The same for a statement that answers rows. */
    <T, R> List<R> listRows(SqlText text, Collection<T> rows, Function<T, Binds> binder, Row.Mapper<R> mapper) {
        List<R> found = new ArrayList<>();
        for (List<T> some : chunks(rows)) {
            found.addAll(list(text, columns(text, some, binder), mapper));
        }
        return found;
    }

    private static <T> List<List<T>> chunks(Collection<T> rows) {
        List<T> all = List.copyOf(rows);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ROWS_AT_ONCE) {
            chunks.add(all.subList(from, Math.min(all.size(), from + ROWS_AT_ONCE)));
        }
        return chunks;
    }

    private static <T> Binds columns(SqlText text, List<T> rows, Function<T, Binds> binder) {
        List<Binds> bound = rows.stream().map(binder).toList();
        Map<String, Object[]> columns = new HashMap<>();
        for (String name : text.names()) {
            columns.computeIfAbsent(name, column -> column(column, bound));
        }
        Binds binds = Binds.none();
        columns.forEach(binds::put);
        return binds;
    }

    @SuppressWarnings("NullAway") // an array of values that may be null
    private static Object[] column(String name, List<Binds> rows) {
        Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i).get(name);
        }
        return values;
    }

    /** Refuses use after the end of the transaction, or by another thread. */
    void requireOpen() {
        if (ended || owner != Thread.currentThread()) {
            throw new IllegalStateException("A unit of work can be used only inside its transaction, by its thread");
        }
    }

    private <T> T run(SqlText text, Binds binds, Execution<T> execution) {
        requireOpen();
        try (PreparedStatement statement = connection.prepareStatement(text.jdbc())) {
            for (int i = 0; i < text.names().size(); i++) {
                bind(statement, i + 1, binds.get(text.names().get(i)));
            }
            return execution.run(statement);
        } catch (SQLException e) {
            StoreException failed = SqlErrors.whileWorking(e);
            throw failed(failed);
        }
    }

    private void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Object[] array) {
            Object[] elements = Arrays.stream(array).map(Sql::dated).toArray();
            statement.setArray(index, connection.createArrayOf(elementType(elements), elements));
        } else {
            statement.setObject(index, dated(value));
        }
    }

    /** An instant in the form both drivers take, and as exact as it is stored. */
    private static @Nullable Object dated(@Nullable Object value) {
        return value instanceof Instant instant
                ? instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC)
                : value;
    }

    /** What the elements are; where all are null it does not matter, since every statement casts its arrays. */
    private static String elementType(Object[] array) {
        for (Object element : array) {
            if (element instanceof UUID) {
                return "uuid";
            } else if (element instanceof Short || element instanceof Integer || element instanceof Long) {
                return "bigint";
            } else if (element instanceof Double) {
                return "float8";
            } else if (element instanceof OffsetDateTime) {
                return "timestamptz";
            } else if (element instanceof BigDecimal) {
                return "numeric";
            } else if (element instanceof Boolean) {
                return "boolean";
            }
        }
        return "varchar";
    }

    @FunctionalInterface
    private interface Execution<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
