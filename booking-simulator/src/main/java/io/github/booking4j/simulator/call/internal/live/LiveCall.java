package io.github.booking4j.simulator.call.internal.live;

import io.github.booking4j.simulator.call.SimulatedCall;
import io.github.booking4j.simulator.call.SimulatedCall.Delivery;
import io.github.booking4j.simulator.call.SimulatedCall.ToolUse;
import io.github.booking4j.simulator.internal.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One call while it lives and after. Thread-safe: its own thread moves it on, a request may end it. */
public final class LiveCall {
    private static final int MOST_DELIVERIES = 200;

    private final String id;
    private final Placement placement;
    private final Instant createdAt;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private final List<Turn> turns = new ArrayList<>();
    private final List<ToolUse> tools = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();

    private String status;
    private @Nullable String name;
    private Instant updatedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable String endedReason;
    private @Nullable Ending ending;
    private BigDecimal cost = BigDecimal.ZERO;
    private boolean finished;

    /** A call that was accepted. */
    public LiveCall(String id, Placement placement, Instant createdAt, String status) {
        this.id = id;
        this.placement = placement;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.status = status;
        this.name = placement.request().has("name")
                ? placement.request().get("name").asText()
                : null;
    }

    /** Vapi's id. */
    public String id() {
        return id;
    }

    /** What was asked for. */
    public Placement placement() {
        return placement;
    }

    /** When it was accepted. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Moves on to {@code queued}, {@code ringing} or {@code in-progress}, unless it has ended. */
    public void moveTo(String next, Instant now) {
        lock.lock();
        try {
            if (endedAt == null) {
                status = next;
                updatedAt = now;
                startedAt = next.equals("in-progress") ? now : startedAt;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends it; false if it had ended already. */
    public boolean end(String reason, Instant now) {
        lock.lock();
        try {
            if (endedAt != null) {
                return false;
            }
            status = "ended";
            endedReason = reason;
            endedAt = now;
            updatedAt = now;
            over.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Completes it with what the analysis says, and with its price. */
    public void analysed(Ending result, BigDecimal price, Instant now) {
        lock.lock();
        try {
            ending = result;
            cost = price;
            updatedAt = now;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will be sent about it. */
    public void finish() {
        lock.lock();
        try {
            finished = true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the call is ended by a request, or for so long; true if it has ended. */
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lockInterruptibly();
        try {
            while (endedAt == null && left > 0) {
                left = over.awaitNanos(left);
            }
            return endedAt != null;
        } finally {
            lock.unlock();
        }
    }

    /** Why it ended; null: it has not. */
    public @Nullable String endedReason() {
        lock.lock();
        try {
            return endedReason;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it has been answered. */
    public boolean isAnswered() {
        lock.lock();
        try {
            return startedAt != null;
        } finally {
            lock.unlock();
        }
    }

    /** Notes something said or done. */
    public void add(Turn turn) {
        lock.lock();
        try {
            turns.add(turn);
        } finally {
            lock.unlock();
        }
    }

    /** Notes the use of a tool. */
    public void add(ToolUse use) {
        lock.lock();
        try {
            tools.add(use);
        } finally {
            lock.unlock();
        }
    }

    /** Notes a webhook. */
    public void add(Delivery delivery) {
        lock.lock();
        try {
            if (deliveries.size() < MOST_DELIVERIES) {
                deliveries.add(delivery);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives it another name. */
    public void rename(String other, Instant now) {
        lock.lock();
        try {
            name = other;
            updatedAt = now;
        } finally {
            lock.unlock();
        }
    }

    /** All of it as of now, for Vapi's JSON. */
    CallSnapshot snapshot() {
        lock.lock();
        try {
            return new CallSnapshot(
                    this, status, name, updatedAt, startedAt, endedAt, endedReason, ending, cost, List.copyOf(turns));
        } finally {
            lock.unlock();
        }
    }

    /** All of it as of now, for whoever tests with it. */
    public SimulatedCall simulated() {
        lock.lock();
        try {
            SimulatedCall.State state = new SimulatedCall.State(
                    status,
                    endedReason,
                    finished,
                    ending == null ? null : ending.outcome(),
                    cost,
                    createdAt,
                    startedAt,
                    endedAt,
                    Turn.transcript(turns));
            return new SimulatedCall(
                    id, placement.number(), name, placement.script(), metadata(), state, tools, deliveries);
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("unchecked") // an object of JSON is a map by name
    private Map<String, Object> metadata() {
        return placement.metadata().isObject() ? (Map<String, Object>) Json.plain(placement.metadata()) : Map.of();
    }
}
