package io.github.booking4j.jdbc;

import com.zaxxer.hikari.HikariDataSource;

/** The databases that behave differently. */
enum TestDatabase {
    POSTGRESQL,
    H2;

    /** A pool on a fresh database. */
    HikariDataSource pool() {
        return Databases.pool(url());
    }

    /** The URL of a fresh database. */
    String url() {
        return this == POSTGRESQL ? Databases.postgresUrl() : Databases.h2MemoryUrl();
    }
}
