package io.github.booking4j.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The clock of leases as SQL: the database's, the same for every node, unless one is given. */
final class LeaseClock {
    private final Dialect dialect;
    private final @Nullable InstantSource clock;

    /**
     * @param clock null: the database's
     */
    LeaseClock(Dialect dialect, @Nullable InstantSource clock) {
        this.dialect = dialect;
        this.clock = clock;
    }

    /** Now, as an expression. */
    String now() {
        return clock == null ? dialect.now() : "cast(:leaseNow as timestamp with time zone)";
    }

    /** When a lease that begins now ends, as an expression. */
    String end() {
        return clock == null
                ? dialect.now() + " + cast(:leaseMillis as integer) * interval '0.001' second"
                : "cast(:leaseEnd as timestamp with time zone)";
    }

    /** The values of the expressions' parameters. */
    Binds bind(Binds binds, Duration lease) {
        if (clock == null) {
            return binds.put("leaseMillis", Math.toIntExact(lease.toMillis()));
        }
        Instant now = clock.instant();
        return binds.put("leaseNow", now).put("leaseEnd", now.plus(lease));
    }
}
