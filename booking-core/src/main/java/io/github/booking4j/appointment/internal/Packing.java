package io.github.booking4j.appointment.internal;

import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Fits one more occupation into a resource with several lanes. There is room exactly when at every instant of it a lane is free,
 * not necessarily the same one: intervals can always be coloured with as many colours as overlap at most. Whoever began before it
 * stays; those that begin after it keep their lane where they can and change it where they must, from left to right, so that
 * few move.
 */
final class Packing {
    private final long[] freeFrom;
    private final List<Span> later;
    private final List<Occupation> moved = new ArrayList<>();
    private final Span wanted;
    private long reach;

    private Packing(Span wanted, int capacity, List<Span> taken) {
        this.wanted = wanted;
        this.reach = wanted.to;
        this.freeFrom = new long[capacity];
        Arrays.fill(freeFrom, Long.MIN_VALUE);
        this.later = taken.stream()
                .filter(span -> span.from > wanted.from)
                .sorted(Comparator.comparingLong(Span::from))
                .toList();
        taken.stream()
                .filter(span -> span.from <= wanted.from)
                .forEach(span -> freeFrom[span.lane()] = Math.max(freeFrom[span.lane()], span.to));
    }

    /**
     * The lane for an occupation, and who makes room for it.
     *
     * @param wanted what is to be fitted in; its lane does not matter
     * @param capacity how many lanes there are
     * @param taken what stands on this resource and touches the time of {@code wanted}, or comes after it
     * @return empty: at some instant every lane is taken
     */
    static Optional<Plan> fit(Occupation wanted, int capacity, List<Occupation> taken) {
        List<Span> spans = taken.stream()
                .map(Span::of)
                .filter(span -> span.lane() < capacity)
                .toList();
        return new Packing(Span.of(wanted), capacity, spans).plan();
    }

    private Optional<Plan> plan() {
        int lane = place(wanted, 0);
        if (lane < 0) {
            return Optional.empty();
        }
        for (int i = 0; i < later.size(); i++) {
            Span span = later.get(i);
            if (freeFrom[span.lane()] <= span.from) {
                freeFrom[span.lane()] = span.to;
                continue;
            }
            int other = place(span, i + 1);
            if (other < 0) {
                return Optional.empty();
            }
            moved.add(span.what.onLane(other));
            reach = Math.max(reach, span.to);
        }
        return Optional.of(new Plan(wanted.what.onLane(lane), List.copyOf(moved), Instant.ofEpochSecond(reach)));
    }

    /** Takes the lane, among those that are free when it begins, whose next owner comes latest; below 0: none is free. */
    private int place(Span span, int next) {
        int best = -1;
        long latest = Long.MIN_VALUE;
        for (int lane = 0; lane < freeFrom.length; lane++) {
            long owner = freeFrom[lane] <= span.from ? Math.min(nextOn(lane, next), span.to) : Long.MIN_VALUE;
            if (owner > latest) {
                best = lane;
                latest = owner;
            }
        }
        if (best >= 0) {
            freeFrom[best] = span.to;
        }
        return best;
    }

    private long nextOn(int lane, int next) {
        for (int i = next; i < later.size(); i++) {
            if (later.get(i).lane() == lane) {
                return later.get(i).from;
            }
        }
        return Long.MAX_VALUE;
    }

    /**
     * How it fits.
     *
     * @param claim what is wanted, on its lane
     * @param moved those that change their lane, with the lane they are to have
     * @param reach until when anything changes: it holds only when all that stands until then was known
     */
    record Plan(Occupation claim, List<Occupation> moved, Instant reach) {}

    /** An occupation in epoch seconds, rounded outwards to the cells of the claims. */
    private record Span(Occupation what, long from, long to) {
        static Span of(Occupation what) {
            return new Span(what, CellGrid.floorSecond(what.from()), CellGrid.ceilSecond(what.to()));
        }

        int lane() {
            return what.lane();
        }
    }
}
