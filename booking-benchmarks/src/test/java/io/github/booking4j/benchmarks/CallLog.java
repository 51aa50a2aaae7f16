package io.github.booking4j.benchmarks;

import io.github.booking4j.simulator.call.SimulatedCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * What the provider's log tells of calls that several clients shared.
 *
 * @param calls how many there were
 * @param mostLive most of them at one instant
 * @param mostLiveOfOne most of one client at one instant
 * @param medianWait of the clients' longest waits, in dials of others before a client's first or between two of its own
 * @param longestWait the longest of them
 */
record CallLog(int calls, int mostLive, int mostLiveOfOne, int medianWait, int longestWait) {
    /** Of calls to different numbers, all over. */
    static CallLog of(List<SimulatedCall> calls, ToIntFunction<SimulatedCall> clientOf) {
        if (calls.stream().map(SimulatedCall::to).distinct().count() != calls.size()) {
            throw new IllegalStateException("A number was called twice");
        }
        List<Change> changes = new ArrayList<>(2 * calls.size());
        for (SimulatedCall call : calls) {
            int client = clientOf.applyAsInt(call);
            changes.add(new Change(call.state().createdAt(), 1, client));
            changes.add(new Change(Objects.requireNonNull(call.state().endedAt()), -1, client));
        }
        // What ends at an instant is over before what begins at it.
        changes.sort(Comparator.comparing(Change::at).thenComparing(Change::by));
        int live = 0;
        int mostLive = 0;
        int mostLiveOfOne = 0;
        Map<Integer, Integer> liveOf = new HashMap<>();
        List<Integer> dials = new ArrayList<>(calls.size());
        for (Change change : changes) {
            live += change.by;
            mostLive = Math.max(mostLive, live);
            mostLiveOfOne = Math.max(mostLiveOfOne, liveOf.merge(change.client, change.by, Integer::sum));
            if (change.by > 0) {
                dials.add(change.client);
            }
        }
        List<Integer> waits = longestWaits(dials);
        return new CallLog(
                calls.size(), mostLive, mostLiveOfOne, waits.get(waits.size() / 2), waits.get(waits.size() - 1));
    }

    /** Of each client, in ascending order. */
    private static List<Integer> longestWaits(List<Integer> dials) {
        Map<Integer, Integer> last = new HashMap<>();
        Map<Integer, Integer> longest = new HashMap<>();
        for (int i = 0; i < dials.size(); i++) {
            Integer before = last.put(dials.get(i), i);
            longest.merge(dials.get(i), before == null ? i : i - before - 1, Math::max);
        }
        return longest.values().stream().sorted().toList();
    }

    private record Change(Instant at, int by, int client) {}
}
