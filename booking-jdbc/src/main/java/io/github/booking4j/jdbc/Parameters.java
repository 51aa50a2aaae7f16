package io.github.booking4j.jdbc;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values as the drivers of both databases take them. */
final class Parameters {
    private Parameters() {}

    /** Binds the parameters of a statement, for each row in turn, from an index on; answers the index after them. */
    static int bind(PreparedStatement statement, int first, SqlText text, List<Binds> rows) throws SQLException {
        int index = first;
        for (Binds row : rows) {
            for (String name : text.names()) {
                bind(statement, index++, row.get(name));
            }
        }
        return index;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Object[] array) {
            Object[] elements = Arrays.stream(array).map(Parameters::dated).toArray();
            statement.setArray(index, statement.getConnection().createArrayOf(elementType(elements), elements));
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
}
