package io.github.booking4j.jdbc;

import java.util.Collections;
import java.util.List;

/**
 * An insert of any number of rows. Each is written out: to make rows of arrays takes PostgreSQL twice as long where they are few, and
 * where they are many it copies them.
 *
 * @param target the table and its columns in parentheses
 * @param row the values of a row
 * @param tail what follows the rows
 */
record RowsText(String target, SqlText row, String tail) {
    /** As many rows as one statement takes: each number of rows is a statement to be prepared. */
    static final int MOST = 8;

    /** Rows of parameters only, in the order of the columns. */
    static RowsText of(String table, String columns, String values) {
        return new RowsText(table + " (" + columns + ")", SqlText.of(values), "");
    }

    /** The statement for so many rows; it names the parameters of one. */
    SqlText times(int rows) {
        String values = String.join(", ", Collections.nCopies(rows, "(" + row.jdbc() + ")"));
        return new SqlText("insert into " + target + " values " + values + tail, row.names());
    }

    List<String> names() {
        return row.names();
    }
}
