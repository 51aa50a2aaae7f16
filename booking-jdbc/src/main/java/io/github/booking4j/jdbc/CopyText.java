package io.github.booking4j.jdbc;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows as PostgreSQL's COPY takes them: its fastest way in, half the work of an insert. */
final class CopyText {
    private static final int CHARACTERS_AT_ONCE = 64 * 1024;

    private final StringBuilder text = new StringBuilder();

    private CopyText() {}

    /**
     * Copies rows into a table.
     *
     * @param target the table and its columns in parentheses
     * @param names their values' names, in the same order
     */
    static <T> int copy(
            Connection connection, String target, List<String> names, Iterable<T> rows, Function<T, Binds> binder)
            throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + target + " from stdin with (encoding 'UTF8')");
        try {
            CopyText text = new CopyText();
            for (T row : rows) {
                text.append(names, binder.apply(row));
                if (text.text.length() >= CHARACTERS_AT_ONCE) {
                    text.send(copy);
                }
            }
            text.send(copy);
            return (int) copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void append(List<String> names, Binds row) {
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                text.append('\t');
            }
            append(row.get(names.get(i)));
        }
        text.append('\n');
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof String string) {
            escape(string);
        } else if (value instanceof BigDecimal number) {
            text.append(number.toPlainString());
        } else {
            text.append(value); // numbers, booleans, ids and instants write themselves as PostgreSQL reads them
        }
    }

    private void escape(String string) {
        int copied = 0;
        for (int i = 0; i < string.length(); i++) {
            char escaped = switch (string.charAt(i)) {
                case '\\' -> '\\';
                case '\t' -> 't';
                case '\n' -> 'n';
                case '\r' -> 'r';
                default -> 0;
            };
            if (escaped != 0) {
                text.append(string, copied, i).append('\\').append(escaped);
                copied = i + 1;
            }
        }
        text.append(string, copied, string.length());
    }

    private void send(CopyIn copy) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }
}
