package io.github.booking4j.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A PostgreSQL of this run alone, on disk, as durable as in production. */
final class Server implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private int databases;

    Server() throws IOException {
        // The embedded server gives durability away unless it is told otherwise.
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .start();
    }

    /** A pool on an empty database. */
    HikariDataSource freshDatabase() throws SQLException {
        String name = "benchmark_" + ++databases;
        execute("create database " + name);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.getJdbcUrl("postgres", name));
        config.setMaximumPoolSize(20);
        return new HikariDataSource(config);
    }

    /** Writes out what earlier cells left dirty, so that the next one does not pay for it. */
    void settle() throws SQLException {
        execute("checkpoint");
    }

    /** Processor time that the server and its sessions have taken, where the system tells. */
    Duration processorTime() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).stream()
                    .flatMap(ProcessHandle::children)
                    .map(session -> session.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
