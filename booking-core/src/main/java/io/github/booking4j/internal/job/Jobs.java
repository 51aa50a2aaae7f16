package io.github.booking4j.internal.job;

import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the durable jobs of an engine, in lanes. */
public final class Jobs {
    private final Map<Lane, LaneWorker> lanes = new EnumMap<>(Lane.class);

    /** Gathers handlers; starts nothing. */
    public Jobs(
            BookingStore store,
            InstantSource clock,
            Collection<JobHandler> handlers,
            JobPolicy policy,
            BackOff backOff) {
        Map<String, JobHandler> byKind = new HashMap<>();
        for (JobHandler handler : handlers) {
            if (byKind.put(handler.kind(), handler) != null) {
                throw new IllegalArgumentException("Two handlers for kind " + handler.kind());
            }
        }
        JobRunner runner = new JobRunner(store, clock, byKind, policy, backOff);
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new LaneWorker(store, clock, lane, runner, policy));
        }
    }

    /** Starts the threads of every lane. */
    public void start() {
        lanes.values().forEach(LaneWorker::start);
    }

    /** Announces due work. */
    public void wake(Map<Lane, Instant> due) {
        due.forEach((lane, instant) -> {
            LaneWorker worker = lanes.get(lane);
            if (worker != null) {
                worker.wake(instant);
            }
        });
    }

    /** Runs one batch of every lane in the calling thread; returns how many jobs ran. */
    public int runBatch() {
        return lanes.values().stream().mapToInt(LaneWorker::runBatch).sum();
    }

    /** Lets what runs finish within the time, then interrupts it; returns whether every thread ended. */
    public boolean stop(Duration drain) {
        lanes.values().forEach(LaneWorker::stopClaiming);
        Instant deadline = Instant.ofEpochMilli(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()))
                .plus(drain);
        boolean ended = true;
        try {
            for (LaneWorker worker : lanes.values()) {
                ended &= worker.awaitStop(deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return ended;
    }
}
