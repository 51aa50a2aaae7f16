package io.github.booking4j.ops.internal;

import io.github.booking4j.hours.ZoneLaws;
import io.github.booking4j.ops.Health;
import io.github.booking4j.ops.Health.Component;
import io.github.booking4j.ops.Health.Status;
import io.github.booking4j.ops.Operations;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.JobQueue.Backlog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks the parts of an engine how they are. */
public final class HealthCheck implements Operations {
    private static final Duration LATE = Duration.ofSeconds(60);

    private final BookingStore store;
    private final InstantSource clock;
    private final Map<String, Supplier<String>> circuits;
    private final SharedCheck database = new SharedCheck(this::database);
    private final SharedCheck jobs = new SharedCheck(this::jobs);

    /**
     * @param circuits the circuit state of each gateway, by the name of the component
     */
    public HealthCheck(BookingStore store, InstantSource clock, Map<String, Supplier<String>> circuits) {
        this.store = store;
        this.clock = clock;
        this.circuits = new LinkedHashMap<>(circuits);
    }

    @Override
    public Health health() {
        long limit = SharedCheck.limit();
        Future<Component> askedDatabase = database.ask();
        Future<Component> askedJobs = jobs.ask();
        Component stored = SharedCheck.answer(askedDatabase, limit);
        Map<String, Component> components = new LinkedHashMap<>();
        components.put("database", stored);
        components.put("jobs", SharedCheck.answer(askedJobs, limit));
        circuits.forEach((name, circuit) -> components.put(name, gateway(circuit.get())));
        components.put("timeZones", timeZones());
        if (stored.status() == Status.UNHEALTHY) {
            return new Health(Status.UNHEALTHY, components);
        }
        boolean allWell = components.values().stream().allMatch(part -> part.status() == Status.HEALTHY);
        return new Health(allWell ? Status.HEALTHY : Status.DEGRADED, components);
    }

    @Override
    public boolean isReady() {
        return database.answer().status() == Status.HEALTHY;
    }

    private Component database() {
        long began = System.nanoTime();
        store.ping();
        return new Component(
                Status.HEALTHY,
                Map.of("latencyMillis", TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began) / 1000.0));
    }

    private Component jobs() {
        Backlog backlog = store.inTransaction(unit -> unit.jobs().backlog(clock.instant()));
        boolean fine = backlog.dead() == 0 && backlog.lag().compareTo(LATE) < 0;
        return new Component(
                fine ? Status.HEALTHY : Status.DEGRADED,
                Map.of(
                        "lagSeconds", backlog.lag().toMillis() / 1000.0,
                        "overdue", backlog.overdue(),
                        "dead", backlog.dead()));
    }

    /** Rules that are older than the law delay nothing, so that they are told but are no trouble that would go away. */
    private static Component timeZones() {
        return new Component(Status.HEALTHY, Map.of("rules", ZoneLaws.release(), "outdated", ZoneLaws.outdated()));
    }

    private static Component gateway(String circuit) {
        return new Component(
                circuit.equals("closed") || circuit.equals("none") ? Status.HEALTHY : Status.DEGRADED,
                Map.of("circuit", circuit));
    }
}
