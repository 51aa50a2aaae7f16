package io.github.booking4j.jdbc;

import io.github.booking4j.spi.store.Job;
import java.util.Collection;

/** Stores jobs, or brings those that are stored forward: the waiting at once, the running for when they end. */
final class JobScheduling {
    /** What becomes of a stored job; %s is the new due time, then the new lane. */
    private static final String BRING_FORWARD = """
            set lane = %2$s,
                state = case when booking_job.state = 'dead' then 'waiting' else booking_job.state end,
                due_at = case booking_job.state
                    when 'waiting' then least(booking_job.due_at, %1$s)
                    when 'dead' then %1$s
                    else booking_job.due_at end,
                woken_for = case when booking_job.state = 'leased'
                    then least(coalesce(booking_job.woken_for, %1$s), %1$s) end,
                attempts = case when booking_job.state = 'dead' then 0 else booking_job.attempts end,
                error = case when booking_job.state = 'dead' then null else booking_job.error end""";

    private static final RowsText UPSERT = new RowsText(
            "booking_job (client_key, kind, subject, lane, due_at, state, attempts, token, created_at)",
            SqlText.of(":client, :kind, :subject, :lane, :due, 'waiting', 0, 0, clock_timestamp()"),
            " on conflict (client_key, kind, subject) do update "
                    + BRING_FORWARD.formatted("excluded.due_at", "excluded.lane"));

    private static final SqlText UPDATE = SqlText.of(
            "update booking_job " + BRING_FORWARD.formatted("cast(:due as timestamp with time zone)", ":lane")
                    + " where client_key = :client and kind = :kind and subject = :subject");

    private static final SqlText INSERT = SqlText.of("""
            insert into booking_job (client_key, kind, subject, lane, state, due_at, attempts, token, created_at)
            values (:client, :kind, :subject, :lane, 'waiting', :due, 0, 0, current_timestamp)""");

    private final Sql sql;

    JobScheduling(Sql sql) {
        this.sql = sql;
    }

    /**
     * Schedules each.
     *
     * @param jobs in the order of their keys, each key once
     */
    void schedule(Collection<Job> jobs) {
        if (sql.dialect() == Dialect.POSTGRESQL) {
            sql.mergeRows(UPSERT, jobs, JobScheduling::binds);
        } else {
            jobs.forEach(this::scheduleOne);
        }
    }

    private void scheduleOne(Job job) {
        Binds binds = binds(job);
        // Between the two another transaction may have finished the job, or stored it: then the other one does it.
        while (sql.update(UPDATE, binds) == 0) {
            if (sql.insertIfAbsent(INSERT, binds)) {
                return;
            }
        }
    }

    private static Binds binds(Job job) {
        return Binds.of(job.client())
                .put("kind", job.kind())
                .put("subject", job.subject())
                .put("lane", job.lane())
                .put("due", job.due());
    }
}
