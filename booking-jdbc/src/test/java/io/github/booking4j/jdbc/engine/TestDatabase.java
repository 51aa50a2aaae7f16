package io.github.booking4j.jdbc.engine;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.jdbc.Databases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Fresh databases for whole engines. */
enum TestDatabase {
    H2 {
        @Override
        String freshUrl() {
            return Databases.h2MemoryUrl();
        }
    },
    POSTGRESQL {
        @Override
        String freshUrl() {
            return Databases.postgresUrl();
        }
    };

    abstract String freshUrl();

    static HikariDataSource pool(String url) {
        return Databases.pool(url);
    }

    static long count(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
