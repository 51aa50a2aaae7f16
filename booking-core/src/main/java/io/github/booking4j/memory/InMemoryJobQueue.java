package io.github.booking4j.memory;

import static io.github.booking4j.memory.Key.of;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.memory.JobRow.State;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue;
import io.github.booking4j.spi.store.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryJobQueue implements JobQueue {
    private final Schema schema;
    private final InstantSource leaseClock;
    private final Table<JobRow> jobs;
    private final Index<JobRow> waitingOfClient;
    private final Index<JobRow> waiting;
    private final Index<JobRow> leased;
    private final Index<JobRow> dead;
    private final Map<Lane, ClientKey> servedLast = new EnumMap<>(Lane.class);

    InMemoryJobQueue(Schema schema, InstantSource leaseClock) {
        this.schema = schema;
        this.leaseClock = leaseClock;
        this.jobs = new Table<>(schema.journal, JobRow::key);
        this.waitingOfClient = jobs.index(row -> row.state() != State.WAITING
                ? null
                : of(lane(row), row.job().client(), row.job().due(), row.key()));
        this.waiting = jobs.index(row ->
                row.state() != State.WAITING ? null : of(lane(row), row.job().due(), row.key()));
        this.leased = jobs.index(row -> row.leasedUntil() == null ? null : of(lane(row), row.leasedUntil(), row.key()));
        this.dead = jobs.index(row -> row.state() != State.DEAD ? null : row.key());
    }

    @Override
    public void schedule(Job scheduled) {
        Job job = new Job(
                scheduled.client(),
                scheduled.kind(),
                scheduled.subject(),
                scheduled.lane(),
                Stored.micros(scheduled.due()));
        JobRow row = jobs.get(JobRow.key(job));
        if (row == null || row.state() == State.DEAD) {
            jobs.put(JobRow.waiting(job, 0));
        } else if (row.holder() != 0) {
            jobs.put(row.wokenFor(job.due()));
        } else {
            jobs.put(row.broughtForwardTo(job.due()));
        }
        schema.journal.jobDue(job.lane(), job.due());
    }

    @Override
    public void scheduleAll(Collection<Job> scheduled) {
        scheduled.forEach(this::schedule);
    }

    @Override
    public List<Lease> claim(Lane lane, Instant now, int limit, Duration lease) {
        Instant leaseNow = leaseClock.instant();
        leased.range(of(lane), of(lane, leaseNow).end()).list().forEach(row -> jobs.put(row.expired()));
        List<Lease> leases = new ArrayList<>();
        Instant until = Stored.micros(leaseNow.plus(lease));
        while (leases.size() < limit) {
            JobRow next = nextInTurn(lane, now);
            if (next == null) {
                break;
            }
            JobRow claimed = next.claimed(schema.nextPosition(), until);
            jobs.put(claimed);
            leases.add(new Lease(claimed.job(), claimed.holder(), claimed.attempts()));
            servedLast.put(lane, claimed.job().client());
        }
        return List.copyOf(leases);
    }

    /** The oldest due job of the client whose turn it is: the next one, in the order of keys, after the one served last. */
    private @Nullable JobRow nextInTurn(Lane lane, Instant now) {
        Instant first = firstDue(lane);
        if (first == null || first.isAfter(now)) {
            return null;
        }
        ClientKey last = servedLast.get(lane);
        JobRow later = last == null ? null : firstDue(of(lane, last).end(), of(lane).end(), now);
        return later != null ? later : firstDue(of(lane), of(lane).end(), now);
    }

    private @Nullable JobRow firstDue(Key from, Key to, Instant now) {
        JobRow next = waitingOfClient.range(from, to).first().orElse(null);
        while (next != null && next.job().due().isAfter(now)) {
            Key client = of(lane(next), next.job().client());
            next = waitingOfClient.range(client.end(), to).first().orElse(null);
        }
        return next;
    }

    @Override
    public boolean finish(Lease lease) {
        JobRow row = held(lease);
        if (row == null) {
            return false;
        }
        if (row.wokenFor() == null) {
            jobs.remove(row);
        } else {
            waitUntil(row, row.wokenFor(), 0);
        }
        return true;
    }

    @Override
    public boolean retry(Lease lease, Instant due, @Nullable String error) {
        JobRow row = held(lease);
        if (row == null) {
            return false;
        }
        Instant asked = Stored.micros(due);
        Instant woken = row.wokenFor();
        waitUntil(row, woken != null && woken.isBefore(asked) ? woken : asked, error == null ? 0 : row.attempts());
        return true;
    }

    @Override
    public boolean bury(Lease lease, String error) {
        JobRow row = held(lease);
        if (row == null) {
            return false;
        }
        if (row.wokenFor() == null) {
            jobs.put(JobRow.dead(row.job()));
        } else {
            waitUntil(row, row.wokenFor(), 0);
        }
        return true;
    }

    private @Nullable JobRow held(Lease lease) {
        JobRow row = jobs.get(JobRow.key(lease.job()));
        return row == null || row.holder() != lease.token() ? null : row;
    }

    private void waitUntil(JobRow row, Instant due, int attempts) {
        jobs.put(JobRow.waiting(row.due(due), attempts));
        schema.journal.jobDue(row.job().lane(), due);
    }

    @Override
    public Optional<Instant> nextDue(Lane lane) {
        Instant due = firstDue(lane);
        Instant ends =
                leased.startingWith(lane).first().map(JobRow::leasedUntil).orElse(null);
        return Optional.ofNullable(due == null || (ends != null && ends.isBefore(due)) ? ends : due);
    }

    @Override
    public Backlog backlog(Instant now) {
        long overdue = 0;
        Instant oldest = now;
        for (Lane lane : Lane.values()) {
            overdue += waiting.range(of(lane), of(lane, now).end()).count();
            Instant first = firstDue(lane);
            oldest = first != null && first.isBefore(oldest) ? first : oldest;
        }
        return new Backlog(overdue, Duration.between(oldest, now), dead.size());
    }

    private @Nullable Instant firstDue(Lane lane) {
        return waiting.startingWith(lane).first().map(row -> row.job().due()).orElse(null);
    }

    private static Lane lane(JobRow row) {
        return row.job().lane();
    }
}
