package io.github.booking4j.jdbc;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue;
import io.github.booking4j.spi.store.Lane;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that are scheduled wait for the end of the transaction: all of them go in one statement and in the order of their keys, so
 * that transactions that wake the same jobs do not wait for each other in a ring.
 *
 * <p>A lease counts as held until the job is claimed again, even when it has run out: who finishes late but first is in time.
 */
final class JdbcJobQueue implements JobQueue {
    private static final String KEY = "client_key = :client and kind = :kind and subject = :subject";

    private static final SqlText FINISH = SqlText.of(
            "delete from booking_job where " + KEY + " and token = :token and state = 'leased' and woken_for is null");

    private static final SqlText LOCK_HELD = SqlText.of(
            "select woken_for from booking_job where " + KEY + " and token = :token and state = 'leased' for update");

    private static final SqlText GIVE_BACK = SqlText.of("""
            update booking_job
            set state = :state, due_at = coalesce(cast(:due as timestamp with time zone), due_at), attempts = case when :fresh then 0 else attempts end,
                error = :error, lease_until = null, woken_for = null
            where %s""".formatted(KEY));

    private static final SqlText NEXT_DUE = SqlText.of("""
            select min(ready_at) as ready_at
            from (
                (select due_at as ready_at from booking_job
                where lane = :lane and state = 'waiting'
                order by lane, state, due_at limit 1)
                union all
                (select min(lease_until) as ready_at from booking_job where lane = :lane and state = 'leased')
            ) as ready""");

    private static final String BACKLOG = """
            select count(*) as overdue, min(due_at) as oldest,
                (select count(*) from booking_job where lane in ('dial', 'message', 'webhook', 'report') and state = 'dead') as dead
            from booking_job
            where lane in ('dial', 'message', 'webhook', 'report')
                and (state = 'waiting' and due_at <= :now or state = 'leased' and lease_until <= %s)""";

    private final Sql sql;
    private final CommitNotes notes;
    private final JobScheduling scheduling;
    private final LeaseClock clock;
    private final Turns turns;
    private final Map<JobKey, Job> scheduled = new TreeMap<>();

    /**
     * @param leaseClock null: the database's
     */
    JdbcJobQueue(Sql sql, CommitNotes notes, @Nullable InstantSource leaseClock, Turns turns) {
        this.sql = sql;
        this.notes = notes;
        this.turns = turns;
        this.clock = new LeaseClock(sql.dialect(), leaseClock);
        this.scheduling = new JobScheduling(sql);
    }

    @Override
    public void schedule(Job job) {
        sql.requireOpen();
        scheduled.merge(JobKey.of(job), job, (one, other) -> one.due().isBefore(other.due()) ? one : other);
        notes.jobDue(job.lane(), stored(job.due()));
    }

    @Override
    public void scheduleAll(Collection<Job> jobs) {
        jobs.forEach(this::schedule);
    }

    void flush() {
        if (!scheduled.isEmpty()) {
            scheduling.schedule(scheduled.values());
            scheduled.clear();
        }
    }

    @Override
    public List<Lease> claim(Lane lane, Instant now, int limit, Duration lease) {
        flush();
        return limit < 1 ? List.of() : new JobClaiming(sql, clock, turns).claim(lane, now, limit, lease);
    }

    @Override
    public boolean finish(Lease lease) {
        flush();
        return sql.update(FINISH, held(lease)) == 1 || giveBack(lease, null, "waiting", null, true);
    }

    @Override
    public boolean retry(Lease lease, Instant due, @Nullable String error) {
        flush();
        return giveBack(lease, due, "waiting", error, error == null);
    }

    @Override
    public boolean bury(Lease lease, String error) {
        flush();
        return giveBack(lease, null, "dead", error, true);
    }

    /** Ends a lease; a job that was woken meanwhile waits in any case, for the earlier of both times. */
    private boolean giveBack(Lease lease, @Nullable Instant due, String state, @Nullable String error, boolean fresh) {
        List<Optional<Instant>> found =
                sql.list(LOCK_HELD, held(lease), row -> Optional.ofNullable(row.instantOrNull("woken_for")));
        if (found.isEmpty()) {
            return false;
        }
        Instant woken = found.get(0).orElse(null);
        Instant next = woken != null && (due == null || woken.isBefore(due)) ? woken : due;
        Binds binds = key(lease.job())
                .put("state", woken == null ? state : "waiting")
                .put("due", next)
                .put("fresh", fresh)
                .put("error", error);
        sql.update(GIVE_BACK, binds);
        if (next != null) {
            notes.jobDue(lease.job().lane(), stored(next));
        }
        return true;
    }

    @Override
    public Optional<Instant> nextDue(Lane lane) {
        flush();
        List<Optional<Instant>> found = sql.list(
                NEXT_DUE, Binds.none().put("lane", lane), row -> Optional.ofNullable(row.instantOrNull("ready_at")));
        return found.get(0);
    }

    @Override
    public Backlog backlog(Instant now) {
        flush();
        Binds binds = clock.bind(Binds.none(), Duration.ZERO).put("now", now);
        return sql.list(SqlText.of(BACKLOG.formatted(clock.now())), binds, row -> backlog(row, now))
                .get(0);
    }

    private static Backlog backlog(Row row, Instant now) throws SQLException {
        Instant oldest = row.instantOrNull("oldest");
        Duration lag = oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
        return new Backlog(row.bigint("overdue"), lag, row.bigint("dead"));
    }

    private static Binds held(Lease lease) {
        return key(lease.job()).put("token", lease.token());
    }

    private static Binds key(Job job) {
        return Binds.of(job.client()).put("kind", job.kind()).put("subject", job.subject());
    }

    private static Instant stored(Instant due) {
        return due.truncatedTo(ChronoUnit.MICROS);
    }

    private record JobKey(ClientKey client, String kind, String subject) implements Comparable<JobKey> {
        static JobKey of(Job job) {
            return new JobKey(job.client(), job.kind(), job.subject());
        }

        @Override
        public int compareTo(JobKey other) {
            int order = client.compareTo(other.client);
            order = order != 0 ? order : kind.compareTo(other.kind);
            return order != 0 ? order : subject.compareTo(other.subject);
        }
    }
}
