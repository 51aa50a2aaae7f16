package io.github.booking4j.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Fresh databases, their sessions in an odd zone. One PostgreSQL server serves all tests of the JVM and ends with it. */
public final class Databases {
    private static final String ODD_ZONE = "America/Los_Angeles";

    private Databases() {}

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The URL of an empty PostgreSQL database of its own. */
    public static String postgresUrl() {
        String name = "booking_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.RUNNING.getJdbcUrl("postgres", name);
    }

    /** The URL of an empty database in memory, which lives until the JVM ends. */
    public static String h2MemoryUrl() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;TIME ZONE=" + ODD_ZONE;
    }

    /** The URL of an empty database in a file. */
    static String h2FileUrl(Path directory) {
        return "jdbc:h2:file:" + directory.resolve("booking") + ";WRITE_DELAY=0;TIME ZONE=" + ODD_ZONE;
    }

    /** A pool as a host has it. */
    public static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(1);
        if (url.startsWith("jdbc:postgresql:")) {
            config.setConnectionInitSql("set time zone '" + ODD_ZONE + "'");
        }
        return new HikariDataSource(config);
    }
}
