package io.github.booking4j.appointment.internal;

import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import java.util.Arrays;
import java.util.Collection;

/**
 * When every lane of a resource is taken, in epoch seconds and rounded outwards to the cells of the claims, so that nothing is
 * offered that the claims would refuse. A time is free when at every instant of it a lane is: whoever is in the way of one that
 * keeps its lane from start to end is packed anew when it is booked.
 */
final class AvailabilityBusy {
    private final long[] from;
    private final long[] to;

    private AvailabilityBusy(long[] from, long[] to) {
        this.from = from;
        this.to = to;
    }

    /**
     * @param capacity how many lanes there are, at least 1
     * @param occupations of this resource, in any order
     */
    static AvailabilityBusy of(int capacity, Collection<Occupation> occupations) {
        long[] begins = occupations.stream()
                .mapToLong(one -> CellGrid.floorSecond(one.from()))
                .sorted()
                .toArray();
        long[] ends = occupations.stream()
                .mapToLong(one -> CellGrid.ceilSecond(one.to()))
                .sorted()
                .toArray();
        long[] from = new long[begins.length];
        long[] to = new long[begins.length];
        int count = 0;
        int begun = 0;
        // An end makes room for what begins at the same instant.
        for (int ended = 0; ended < ends.length; ended++) {
            while (begun < begins.length && begins[begun] < ends[ended]) {
                if (++begun - ended == capacity) {
                    from[count] = begins[begun - 1];
                }
            }
            if (begun - ended == capacity) {
                to[count++] = ends[ended];
            }
        }
        return new AvailabilityBusy(Arrays.copyOf(from, count), Arrays.copyOf(to, count));
    }

    Cursor cursor() {
        return new Cursor();
    }

    /** Moves forward through the full times. Not thread-safe. */
    final class Cursor {
        private int next;

        /**
         * Where the time that is wanted, if it is not free, could begin at the earliest. Never ask for an earlier time than
         * before.
         *
         * @return {@code wantedFrom} when there is room until {@code wantedTo}
         */
        long firstPossible(long wantedFrom, long wantedTo) {
            while (next < to.length && to[next] <= wantedFrom) {
                next++;
            }
            return next == to.length || from[next] >= wantedTo ? wantedFrom : to[next];
        }
    }
}
