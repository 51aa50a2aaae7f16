package io.github.booking4j.simulator.fault.internal;

import io.github.booking4j.simulator.fault.Fault;
import io.github.booking4j.simulator.fault.Faults;
import io.github.booking4j.simulator.fault.RequestKind;
import io.github.booking4j.simulator.fault.WebhookTrouble;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** The faults told and not yet used up. Thread-safe. */
public final class FaultPlan implements Faults {
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_SHARES = 20;
    private static final int MOST_NUMBERS = 100_000;

    private final DoubleSupplier dice;
    private final Map<RequestKind, Deque<Fault>> waiting = new EnumMap<>(RequestKind.class);
    private final Map<RequestKind, List<Share>> shares = new EnumMap<>(RequestKind.class);
    private final Map<String, Integer> undelivered = new HashMap<>();
    private WebhookTrouble webhooks = WebhookTrouble.NONE;

    /** A plan without faults; the dice give numbers from 0 (inclusive) to 1 (exclusive). */
    public FaultPlan(DoubleSupplier dice) {
        this.dice = dice;
    }

    @Override
    public synchronized Faults next(int times, RequestKind kind, Fault fault) {
        Deque<Fault> queue = waiting.computeIfAbsent(kind, k -> new ArrayDeque<>());
        if (times < 1 || queue.size() + times > MOST_WAITING) {
            throw new IllegalArgumentException("times must be at least 1, and at most " + MOST_WAITING
                    + " faults of a kind may wait, not " + (queue.size() + (long) times));
        }
        for (int i = 0; i < times; i++) {
            queue.add(fault);
        }
        return this;
    }

    @Override
    public synchronized Faults share(RequestKind kind, double share, Fault fault) {
        List<Share> list = shares.computeIfAbsent(kind, k -> new ArrayList<>());
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be within 0 and 1, not " + share);
        }
        if (list.size() >= MOST_SHARES) {
            throw new IllegalArgumentException("a kind of request has at most " + MOST_SHARES + " shares of faults");
        }
        list.add(new Share(share, fault));
        return this;
    }

    @Override
    public synchronized Faults webhooks(WebhookTrouble trouble) {
        webhooks = trouble;
        return this;
    }

    @Override
    public synchronized Faults undelivered(String number, int errorCode) {
        if (undelivered.size() >= MOST_NUMBERS) {
            throw new IllegalArgumentException("at most " + MOST_NUMBERS + " numbers can be undeliverable");
        }
        undelivered.put(number, errorCode);
        return this;
    }

    @Override
    public synchronized void clear() {
        waiting.clear();
        shares.clear();
        undelivered.clear();
        webhooks = WebhookTrouble.NONE;
    }

    /** What goes wrong with a request that just came, if anything. */
    public synchronized Optional<Fault> take(RequestKind kind) {
        Deque<Fault> queue = waiting.get(kind);
        if (queue != null && !queue.isEmpty()) {
            return Optional.of(queue.remove());
        }
        return shares.getOrDefault(kind, List.of()).stream()
                .filter(share -> dice.getAsDouble() < share.share())
                .map(Share::fault)
                .findFirst();
    }

    /** How the webhooks of the next call or message arrive. */
    public synchronized WebhookTrouble webhookTrouble() {
        return webhooks;
    }

    /** Twilio's error code, if texts to this number are not delivered. */
    public synchronized Optional<Integer> undeliveredCode(String number) {
        return Optional.ofNullable(undelivered.get(number));
    }

    private record Share(double share, Fault fault) {}
}
