package io.github.booking4j.appointment.internal;

import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What occupies a resource, lane by lane, in epoch seconds and rounded outwards to the cells of the claims, so that nothing is
 * offered that the claims would refuse. An appointment keeps its lane from start to end; a time is free when one lane is.
 */
final class AvailabilityBusy {
    private final Lane[] lanes;

    private AvailabilityBusy(Lane[] lanes) {
        this.lanes = lanes;
    }

    /**
     * @param capacity how many lanes there are, at least 1
     * @param occupations of this resource, in any order; those on lanes that are no more do not count
     */
    static AvailabilityBusy of(int capacity, Collection<Occupation> occupations) {
        List<List<Occupation>> byLane = new ArrayList<>();
        for (int lane = 0; lane < capacity; lane++) {
            byLane.add(new ArrayList<>());
        }
        for (Occupation one : occupations) {
            if (one.lane() < capacity) {
                byLane.get(one.lane()).add(one);
            }
        }
        return new AvailabilityBusy(byLane.stream().map(Lane::new).toArray(Lane[]::new));
    }

    Cursor cursor() {
        return new Cursor();
    }

    /** Its intervals by start; no end is before an earlier one, so that an index can move forward only. */
    private static final class Lane {
        private final long[] from;
        private final long[] to;

        private Lane(List<Occupation> occupations) {
            occupations.sort(Comparator.comparing(Occupation::from));
            from = new long[occupations.size()];
            to = new long[occupations.size()];
            long latest = Long.MIN_VALUE;
            for (int i = 0; i < from.length; i++) {
                from[i] = CellGrid.floor(occupations.get(i).from()).getEpochSecond();
                latest = Math.max(latest, CellGrid.ceil(occupations.get(i).to()).getEpochSecond());
                to[i] = latest;
            }
        }
    }

    /** Moves forward through the lanes. Not thread-safe. */
    final class Cursor {
        private final int[] next = new int[lanes.length];

        /**
         * Where the time that is wanted, if it is not free, could begin at the earliest. Never ask for an earlier time than
         * before.
         *
         * @return {@code from} when a lane is free from {@code from} to {@code to}
         */
        long firstPossible(long from, long to) {
            long first = Long.MAX_VALUE;
            for (int i = 0; i < next.length && first > from; i++) {
                Lane lane = lanes[i];
                while (next[i] < lane.to.length && lane.to[next[i]] <= from) {
                    next[i]++;
                }
                boolean free = next[i] == lane.from.length || lane.from[next[i]] >= to;
                first = free ? from : Math.min(first, lane.to[next[i]]);
            }
            return first;
        }
    }
}
