package io.github.booking4j.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** The floor: one row for each booking, which nothing keeps from overlapping others. */
final class RawBookings {
    private final DataSource database;
    private final int resources;
    private final OffsetDateTime first = OffsetDateTime.of(2030, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    RawBookings(DataSource database, int resources) throws SQLException {
        this.database = database;
        this.resources = resources;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table raw_booking (id uuid primary key, client_key text collate "C" not null, resource_id text collate "C" not null,
                      lead_id uuid not null, start_at timestamptz not null, end_at timestamptz not null)""");
            statement.execute("create index on raw_booking (client_key, resource_id, start_at)");
        }
    }

    /** Inserts one. */
    boolean insert() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        OffsetDateTime start = first.plusMinutes(15L * random.nextInt(35_000));
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into raw_booking values (?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, "client-0123456");
            insert.setString(3, "resource-" + random.nextInt(resources));
            insert.setObject(4, UUID.randomUUID());
            insert.setObject(5, start);
            insert.setObject(6, start.plusMinutes(30));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
