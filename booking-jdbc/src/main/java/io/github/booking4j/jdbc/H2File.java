package io.github.booking4j.jdbc;

import io.github.booking4j.error.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A file that H2 writes, and what it needs to be durable. */
final class H2File {
    private static final String WRITE_DELAY = """
            select setting_value from information_schema.settings
            where setting_name = 'WRITE_DELAY' and database_path() is not null""";

    private static final String PATH = "select database_path()";

    private H2File() {}

    /** Whether a connection to H2 leads to a file, and not to memory. */
    static boolean isBehind(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet path = statement.executeQuery(PATH)) {
            return path.next() && path.getString(1) != null;
        }
    }

    /** Refuses a file that is written with delay: by default H2 answers a commit up to half a second before it writes it. */
    static void requireDurable(DataSource dataSource) {
        String delay = writeDelay(dataSource);
        if (!delay.equals("0")) {
            throw new StoreException(
                    "H2 writes commits to its file " + delay + " ms late and would lose them in a crash:"
                            + " add ;WRITE_DELAY=0 to the JDBC URL",
                    false,
                    null);
        }
    }

    private static String writeDelay(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(WRITE_DELAY)) {
            return results.next() ? results.getString(1) : "0";
        } catch (SQLException e) {
            throw SqlErrors.whileConnecting(e);
        }
    }
}
