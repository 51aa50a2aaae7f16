package io.github.booking4j.jdbc;

import io.github.booking4j.error.StoreException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * The schema and its migrations, under a history and a location of their own, so that a host's Flyway does not see them. The
 * host's schema is not empty, and what is in it is version 0 to us.
 */
final class Schema {
    private final MigrationTurn turn;
    private final Flyway flyway;

    Schema(DataSource dataSource, Dialect dialect) {
        turn = new MigrationTurn(dataSource, dialect);
        flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:io/github/booking4j/jdbc/schema/"
                        + dialect.name().toLowerCase(Locale.ROOT))
                .table("booking_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholderReplacement(false)
                .skipDefaultCallbacks(true)
                .loggers("slf4j")
                .load();
    }

    /** Creates it or raises it to the newest version. */
    void migrate() {
        turn.take(this::migrateNow);
    }

    private void migrateNow() {
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StoreException("The schema cannot be migrated", false, e);
        }
    }

    /** Refuses a schema that is not of the newest version. */
    void verify() {
        String pending;
        try {
            pending = Arrays.stream(flyway.info().pending())
                    .map(MigrationInfo::getPhysicalLocation)
                    .collect(Collectors.joining(", "));
            if (pending.isEmpty()) {
                flyway.validate();
            }
        } catch (FlywayException e) {
            throw new StoreException("The schema does not match this version", false, e);
        }
        if (!pending.isEmpty()) {
            throw new StoreException("Migrations have not been run: " + pending, false, null);
        }
    }
}
