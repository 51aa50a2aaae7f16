package io.github.booking4j.jdbc;

import io.github.booking4j.jdbc.Turns.Way;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Leases due jobs. Clients take turns, in the order of their keys, within the oldest thousand: to look further would cost every
 * claim the whole backlog. When more may wait, the next claim begins with the oldest job of each client, in turn, so that nobody
 * waits behind somebody's hundred thousand. Rows that another claimer holds are passed over, so that claimers never wait for each
 * other.
 */
final class JobClaiming {
    /** Candidates for each job wanted, so that those held by other claimers can be passed over. */
    private static final int CHOICE = 8;

    /** How many of the oldest are looked at. */
    private static final int CROWD = 1_000;

    /** %1$s is now by the clock of leases. */
    private static final String OLDEST = """
            select client_key, kind, subject, ready,
                row_number() over (
                    order by turn, case when client_key > :servedLast then 0 else 1 end, client_key) as place
            from (
                select client_key, kind, subject, count(*) over () as ready,
                    row_number() over (partition by client_key order by due_at, kind, subject) as turn
                from (
                    (select client_key, kind, subject, due_at from booking_job
                    where lane = :lane and state = 'waiting' and due_at <= :now
                    order by lane, state, due_at limit 1000)
                    union all
                    (select client_key, kind, subject, due_at from booking_job
                    where lane = :lane and state = 'leased' and lease_until <= %1$s
                    order by lane, state, due_at limit 1000)
                ) as ready
            ) as in_turn
            order by place
            limit :candidates""";

    /** One look into an index for each client, and no more of them than it takes: the clients come in the order asked for. */
    private static final String FIRST_OF_EACH = """
            select client_key, kind, subject, 0 as ready, row_number() over (order by round, client_key) as place
            from (
                select client.client_key, first_due.kind, first_due.subject, client.round
                from (
                    select client_key, case when client_key > :servedLast then 0 else 1 end as round
                    from booking_client
                    order by round, client_key
                ) as client
                cross join lateral (
                    select kind, subject from booking_job
                    where lane = :lane and state = 'waiting' and client_key = client.client_key and due_at <= :now
                    order by due_at limit 1
                ) as first_due
                order by client.round, client.client_key
                limit :candidates
            ) as first_of_each""";

    /** H2 has no lateral joins. */
    private static final SqlText CLIENTS_WITH_DUE_JOBS = SqlText.of("""
            select client_key from booking_client client
            where exists (
                select 1 from booking_job job
                where job.lane = :lane and job.state = 'waiting' and job.client_key = client.client_key and job.due_at <= :now)
            order by case when client_key > :servedLast then 0 else 1 end, client_key
            limit :limit""");

    private static final SqlText FIRST_DUE = SqlText.of("""
            select client_key, kind, subject from booking_job
            where lane = :lane and state = 'waiting' and client_key = :client and due_at <= :now
            order by lane, state, client_key, due_at
            limit 1""");

    /** %1$s is now by the clock of leases; read again under the lock. */
    private static final String IS_READY = """
            (job.state = 'waiting' and job.due_at <= :now or job.state = 'leased' and job.lease_until <= %1$s)""";

    /** %1$s is the next token, %2$s the end of the lease. A wake-up for later than now is for a later run. */
    private static final String LEASE = """
            set state = 'leased', token = %1$s, lease_until = %2$s, attempts = booking_job.attempts + 1,
                woken_for = case when booking_job.woken_for > :now then booking_job.woken_for end""";

    private static final String CLAIM = """
            with candidates as (%1$s),
            locked as (
                select job.client_key, job.kind, job.subject, candidates.place, candidates.ready
                from candidates
                join booking_job job on job.client_key = candidates.client_key
                    and job.kind = candidates.kind and job.subject = candidates.subject
                where %2$s
                order by candidates.place
                limit :limit
                for update of job skip locked
            )
            update booking_job
            %3$s
            from locked
            where booking_job.client_key = locked.client_key
                and booking_job.kind = locked.kind and booking_job.subject = locked.subject
            returning booking_job.client_key, booking_job.kind, booking_job.subject, booking_job.due_at,
                booking_job.token, booking_job.attempts, locked.place, locked.ready""";

    private static final String KEY = "client_key = :client and kind = :kind and subject = :subject";

    private final Sql sql;
    private final LeaseClock clock;
    private final Turns turns;
    private final String oldest;
    private final String isReady;
    private final String lease;

    JobClaiming(Sql sql, LeaseClock clock, Turns turns) {
        this.sql = sql;
        this.clock = clock;
        this.turns = turns;
        this.oldest = OLDEST.formatted(clock.now());
        this.isReady = IS_READY.formatted(clock.now());
        this.lease = LEASE.formatted(sql.dialect().nextToken(), clock.end());
    }

    List<Lease> claim(Lane lane, Instant now, int limit, Duration duration) {
        List<Lease> leases = new ArrayList<>();
        if (turns.takeCrowded(lane)) {
            leases.addAll(claim(Way.FIRST_OF_EACH, lane, now, limit, duration));
        }
        if (leases.size() < limit) {
            leases.addAll(claim(Way.OLDEST, lane, now, limit - leases.size(), duration));
        }
        return List.copyOf(leases);
    }

    private List<Lease> claim(Way way, Lane lane, Instant now, int limit, Duration duration) {
        Binds binds = clock.bind(Binds.none(), duration)
                .put("lane", lane)
                .put("now", now)
                .put("servedLast", turns.after(lane, way))
                .put("limit", limit)
                .put("candidates", CHOICE * Math.min(limit, 1_000));
        List<Lease> leases = sql.dialect() == Dialect.POSTGRESQL
                ? claimAtOnce(lane, way == Way.OLDEST ? oldest : FIRST_OF_EACH, binds)
                : claimOneByOne(lane, way == Way.OLDEST ? oldest(lane, binds) : firstOfEach(binds), limit);
        if (!leases.isEmpty()) {
            turns.served(lane, way, leases.get(leases.size() - 1).job().client());
        }
        return leases;
    }

    private void looked(Lane lane, Row row) throws SQLException {
        if (row.bigint("ready") >= CROWD) {
            turns.crowded(lane);
        }
    }

    private List<Lease> claimAtOnce(Lane lane, String candidates, Binds binds) {
        List<Claimed> claimed =
                new ArrayList<>(sql.list(SqlText.of(CLAIM.formatted(candidates, isReady, lease)), binds, row -> {
                    looked(lane, row);
                    return new Claimed(row.bigint("place"), lease(row, lane));
                }));
        claimed.sort(Comparator.comparingLong(Claimed::place));
        return claimed.stream().map(Claimed::lease).toList();
    }

    /** H2 neither updates in a common table expression nor stops locking at a limit when it has to sort. */
    private List<Lease> claimOneByOne(Lane lane, List<Binds> candidates, int limit) {
        SqlText lock = SqlText.of("select job.due_at from booking_job job where job." + KEY.replace("and ", "and job.")
                + " and " + isReady + " for update skip locked");
        SqlText update = sql.dialect()
                .returning(
                        SqlText.of("update booking_job " + lease + " where " + KEY),
                        "client_key, kind, subject, due_at, token, attempts");
        List<Lease> leases = new ArrayList<>();
        for (Binds key : candidates) {
            if (leases.size() < limit && sql.one(lock, key, row -> true).isPresent()) {
                leases.addAll(sql.list(update, key, row -> lease(row, lane)));
            }
        }
        return List.copyOf(leases);
    }

    private List<Binds> oldest(Lane lane, Binds binds) {
        return sql.list(SqlText.of(oldest), binds, row -> {
            looked(lane, row);
            return key(row, binds);
        });
    }

    private List<Binds> firstOfEach(Binds binds) {
        List<Binds> clients =
                sql.list(CLIENTS_WITH_DUE_JOBS, binds, row -> binds.copy().put("client", row.client()));
        return clients.stream()
                .flatMap(client -> sql.one(FIRST_DUE, client, row -> key(row, binds)).stream())
                .toList();
    }

    private static Binds key(Row row, Binds binds) throws SQLException {
        return binds.copy()
                .put("client", row.client())
                .put("kind", row.text("kind"))
                .put("subject", row.text("subject"));
    }

    private static Lease lease(Row row, Lane lane) throws SQLException {
        Job job = new Job(row.client(), row.text("kind"), row.text("subject"), lane, row.instant("due_at"));
        return new Lease(job, row.bigint("token"), row.integer("attempts"));
    }

    private record Claimed(long place, Lease lease) {}
}
