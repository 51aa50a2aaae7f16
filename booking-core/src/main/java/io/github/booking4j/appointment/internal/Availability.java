package io.github.booking4j.appointment.internal;

import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.hours.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Computes when a visit can start. A start is free when the whole visit lies in open hours and one lane of the resource is free
 * for the visit with its buffers. Buffers need not lie in open hours: a visit may begin at opening although it needs time to
 * prepare. Starts lie on a grid of the wall clock.
 *
 * <p>Pure and immutable. One sweep over sorted data, O(open ranges + occupations + offered starts) for each resource.
 */
final class Availability {
    private final Visit visit;
    private final long step;
    private final TimeRange starts;

    /**
     * @param step distance of the offered starts on the wall clock of the resource, counted from its midnight; at least a minute
     * @param starts a start is at or after its beginning (minimum notice) and before its end (horizon)
     */
    Availability(Visit visit, Duration step, TimeRange starts) {
        if (step.toMinutes() < 1) {
            throw new IllegalArgumentException("the step must be at least a minute");
        }
        this.visit = visit;
        this.step = step.toSeconds();
        this.starts = starts;
    }

    /**
     * Starts at which any one of these resources is enough, earliest first.
     *
     * @param limit most starts
     * @return each start with every resource that is free then, in the given order
     */
    List<FreeStart> anyOf(List<AvailabilityResource> resources, int limit) {
        long[][] found = new long[resources.size()][];
        for (int i = 0; i < found.length; i++) {
            found[i] = sweep(List.of(resources.get(i)), limit);
        }
        return merge(resources, found, limit);
    }

    /**
     * Starts at which all of these resources are free at once, earliest first, on the wall clock of the first.
     *
     * @param limit most starts
     * @return each start with all the resources
     */
    List<FreeStart> allOf(List<AvailabilityResource> resources, int limit) {
        if (resources.isEmpty()) {
            return List.of();
        }
        List<ResourceId> ids = resources.stream().map(AvailabilityResource::id).toList();
        return Arrays.stream(sweep(resources, limit))
                .mapToObj(start -> new FreeStart(Instant.ofEpochSecond(start), ids))
                .toList();
    }

    /** The first starts that all of the resources allow; each refusal says how far to jump. */
    private long[] sweep(List<AvailabilityResource> resources, int limit) {
        List<AvailabilitySweep> sweeps = new ArrayList<>();
        resources.forEach(resource -> sweeps.add(new AvailabilitySweep(resource, visit)));
        AvailabilityGrid grid = new AvailabilityGrid(resources.get(0).zone().getRules(), step);
        long end = AvailabilitySweep.secondsUp(starts.end());
        long[] found = new long[Math.min(limit, 64)];
        int count = 0;
        long start = grid.atOrAfter(AvailabilitySweep.secondsUp(starts.start()));
        while (start < end && count < limit) {
            long possible = start;
            for (AvailabilitySweep sweep : sweeps) {
                possible = sweep.firstPossible(possible);
            }
            if (possible == start) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, Math.min(limit, 2 * count));
                }
                found[count++] = start;
                possible = start + 1;
            }
            start = possible < end ? grid.atOrAfter(possible) : end;
        }
        return Arrays.copyOf(found, count);
    }

    private static List<FreeStart> merge(List<AvailabilityResource> resources, long[][] found, int limit) {
        List<FreeStart> merged = new ArrayList<>();
        int[] next = new int[found.length];
        while (merged.size() < limit) {
            long start = Long.MAX_VALUE;
            for (int i = 0; i < found.length; i++) {
                start = next[i] < found[i].length ? Math.min(start, found[i][next[i]]) : start;
            }
            if (start == Long.MAX_VALUE) {
                break;
            }
            List<ResourceId> free = new ArrayList<>();
            for (int i = 0; i < found.length; i++) {
                if (next[i] < found[i].length && found[i][next[i]] == start) {
                    next[i]++;
                    free.add(resources.get(i).id());
                }
            }
            merged.add(new FreeStart(Instant.ofEpochSecond(start), free));
        }
        return List.copyOf(merged);
    }

    /**
     * A time at which a visit can start.
     *
     * @param start when
     * @param resources who or what is free then
     */
    record FreeStart(Instant start, List<ResourceId> resources) {
        FreeStart {
            resources = List.copyOf(resources);
        }
    }

    /**
     * What is to be fitted in. Everything is elapsed time.
     *
     * @param duration how long the visit is
     * @param before how long the resource is occupied before it
     * @param after how long it is after it
     */
    record Visit(Duration duration, Duration before, Duration after) {
        Visit {
            if (duration.isNegative() || duration.isZero() || before.isNegative() || after.isNegative()) {
                throw new IllegalArgumentException("a visit takes time, and its buffers are not negative");
            }
        }
    }
}
