package io.github.booking4j.jdbc;

import io.github.booking4j.error.ConflictException;
import io.github.booking4j.error.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Runs the statements of one transaction: of its thread, until it ends. On PostgreSQL, which is a journey away, what need not be
 * answered at once travels with what must: writes wait for the next question or the end of the transaction, and questions
 * that are foreseen are asked together. The order of the statements stays the same.
 */
final class Sql {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int MOST_HELD_BACK = 16;
    // Below it the two more messages of a COPY cost more than it saves.
    private static final int WORTH_COPYING = 100;

    private final Connection connection;
    private final Dialect dialect;
    private final Thread owner = Thread.currentThread();
    private boolean ended;
    private @Nullable RuntimeException failure;
    private final List<Part> heldBack = new ArrayList<>();
    private final Foreseen foreseen = new Foreseen();

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
        foreseen.forget(text.table());
        return run(text, binds, PreparedStatement::executeUpdate);
    }

    /**
     * Writes, at the latest before the next answer is needed or the transaction ends; what fails, fails then.
     *
     * @param written told how many rows were written; may throw, and then the transaction does not commit
     * @param refused what to throw for an error of this statement, or of one that travels with it
     */
    void updateLater(
            SqlText text, Binds binds, IntConsumer written, Function<StoreException, RuntimeException> refused) {
        later(text, List.of(binds), written, refused);
    }

    private void later(
            SqlText text, List<Binds> rows, IntConsumer written, Function<StoreException, RuntimeException> refused) {
        requireOpen();
        foreseen.forget(text.table());
        if (dialect == Dialect.H2) {
            written.accept(updateNow(text, rows, refused));
            return;
        }
        heldBack.add(new Part(text, rows, statement -> written.accept(statement.getUpdateCount()), refused));
        if (heldBack.size() == MOST_HELD_BACK) {
            flush();
        }
    }

    /** The same where any number of rows will do. */
    void updateLater(SqlText text, Binds binds) {
        updateLater(text, binds, written -> {}, error -> error);
    }

    private int updateNow(SqlText text, List<Binds> rows, Function<StoreException, RuntimeException> refused) {
        try {
            return run(text, rows, PreparedStatement::executeUpdate);
        } catch (StoreException e) {
            throw failed(refused.apply(e));
        }
    }

    /** Writes what was held back. */
    void flush() {
        if (!heldBack.isEmpty()) {
            List<Part> parts = List.copyOf(heldBack);
            heldBack.clear();
            runTogether(parts);
        }
    }

    /** Asks together what these questions ask one by one; they get no answers now, but when they are asked again. */
    void foresee(Runnable questions) {
        requireOpen();
        if (dialect == Dialect.H2) {
            return;
        }
        foreseen.ask();
        List<Foreseen.Asked<?>> asked;
        try {
            questions.run();
        } finally {
            asked = foreseen.stopAsking();
        }
        List<Part> parts = new ArrayList<>(heldBack);
        heldBack.clear();
        asked.forEach(question -> parts.add(part(question)));
        runTogether(parts);
    }

    private <T> Part part(Foreseen.Asked<T> asked) {
        return new Part(
                asked.question().text(),
                List.of(asked.binds()),
                statement -> foreseen.answer(asked.question(), rows(statement.getResultSet(), asked.mapper())),
                error -> error);
    }

    /** Several statements in one journey. */
    private void runTogether(List<Part> parts) {
        requireOpen();
        String all = parts.stream().map(part -> part.text.jdbc()).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(all)) {
            int index = 1;
            for (Part part : parts) {
                index = Parameters.bind(statement, index, part.text, part.rows);
            }
            statement.execute();
            for (Part part : parts) {
                part.reader.read(statement);
                statement.getMoreResults();
            }
        } catch (SQLException e) {
            StoreException error = SqlErrors.whileWorking(e);
            throw failed(parts.stream()
                    .map(part -> part.refused.apply(error))
                    .filter(meant -> meant != error)
                    .findFirst()
                    .orElse(error));
        }
    }

    /** Inserts a row unless its key is taken, waiting for a transaction that is about to take it; answers whether it did. */
    boolean insertIfAbsent(SqlText insert, Binds binds) {
        if (dialect == Dialect.POSTGRESQL) {
            return update(insert.wrapped("", " on conflict do nothing"), binds) == 1;
        }
        foreseen.forget(insert.table());
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
        requireOpen();
        if (foreseen.isAsking()) {
            foreseen.note(text, binds, mapper);
            return List.of();
        }
        return foreseen.take(text, binds)
                .map(rows -> Foreseen.<T>typed(rows))
                .orElseGet(() -> run(text, binds, statement -> {
                    try (ResultSet results = statement.executeQuery()) {
                        return rows(results, mapper);
                    }
                }));
    }

    private static <T> List<T> rows(ResultSet results, Row.Mapper<T> mapper) throws SQLException {
        List<T> found = new ArrayList<>();
        Row row = new Row(results);
        while (results.next()) {
            found.add(mapper.map(row));
        }
        return Collections.unmodifiableList(found);
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
        foreseen.forget(update.table());
        return one(dialect.returning(update, columns), binds, mapper).orElseThrow(Sql::versionConflict);
    }

    private static ConflictException versionConflict() {
        return new ConflictException("version_conflict", "Changed by somebody else since it was read; read it again");
    }

    /**
     * The same for a row that this transaction has locked, so that its version can only be old by a mistake: written later.
     *
     * @param stored the row as it will be
     */
    <T> T updateLocked(SqlText update, Binds binds, T stored) {
        IntConsumer written = rows -> {
            if (rows == 0) {
                throw failed(versionConflict());
            }
        };
        updateLater(update, binds, written, error -> error);
        return stored;
    }

    /** Inserts rows that collide with none, the fastest way there is. */
    <T> void insertRows(RowsText insert, Collection<T> rows, Function<T, Binds> binder) {
        if (canCopy(rows)) {
            copy(insert, rows, binder);
        } else {
            mergeRows(insert, rows, binder);
        }
    }

    /** Inserts rows, later: {@link #updateLater}; what becomes of those that collide stands in the statement. */
    <T> void mergeRows(RowsText insert, Collection<T> rows, Function<T, Binds> binder) {
        for (List<T> some : chunks(rows, RowsText.MOST)) {
            later(insert.times(some.size()), some.stream().map(binder).toList(), written -> {}, error -> error);
        }
    }

    /** Inserts many rows if no key of theirs is taken, else none of them; answers whether it did. Only where {@link #canCopy}. */
    <T> boolean insertAllOrNone(RowsText insert, Collection<T> rows, Function<T, Binds> binder) {
        flush();
        foreseen.forget(insert.times(1).table());
        requireOpen();
        try {
            Savepoint before = connection.setSavepoint();
            try {
                CopyRows.copy(connection, insert.target(), insert.names(), rows, binder);
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

    private <T> void copy(RowsText insert, Collection<T> rows, Function<T, Binds> binder) {
        flush();
        foreseen.forget(insert.times(1).table());
        requireOpen();
        try {
            CopyRows.copy(connection, insert.target(), insert.names(), rows, binder);
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

    /**
     * Runs a statement over many rows, whose values reach it as one array for each column, so that it is sent once for a thousand
     * rows; answers the rows that it answers.
     */
    <T, R> List<R> listRows(SqlText text, Collection<T> rows, Function<T, Binds> binder, Row.Mapper<R> mapper) {
        foreseen.forget(text.table());
        List<R> found = new ArrayList<>();
        for (List<T> some : chunks(rows, ROWS_AT_ONCE)) {
            found.addAll(list(text, columns(text, some, binder), mapper));
        }
        return found;
    }

    private static <T> List<List<T>> chunks(Collection<T> rows, int most) {
        List<T> all = List.copyOf(rows);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            chunks.add(all.subList(from, Math.min(all.size(), from + most)));
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
        return run(text, List.of(binds), execution);
    }

    private <T> T run(SqlText text, List<Binds> rows, Execution<T> execution) {
        requireOpen();
        flush();
        try (PreparedStatement statement = connection.prepareStatement(text.jdbc())) {
            Parameters.bind(statement, 1, text, rows);
            return execution.run(statement);
        } catch (SQLException e) {
            StoreException failed = SqlErrors.whileWorking(e);
            throw failed(failed);
        }
    }

    /**
     * One of several statements that travel together.
     *
     * @param text the statement
     * @param rows its values: those of each of its rows, or of the one that it has
     * @param reader reads its answer, on which the JDBC statement stands
     * @param refused what an error means
     */
    private record Part(
            SqlText text, List<Binds> rows, Reader reader, Function<StoreException, RuntimeException> refused) {}

    @FunctionalInterface
    private interface Reader {
        void read(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Execution<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
