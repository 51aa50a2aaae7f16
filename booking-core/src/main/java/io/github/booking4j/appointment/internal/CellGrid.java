package io.github.booking4j.appointment.internal;

import java.time.Duration;
import java.time.Instant;

/** The grid of the claims: cells of five minutes since the epoch; a claim holds every cell that its time touches. */
final class CellGrid {
    private static final long CELL_SECONDS = Duration.ofMinutes(5).toSeconds();

    private CellGrid() {}

    /** The start of the cell that holds an instant. */
    static Instant floor(Instant instant) {
        return Instant.ofEpochSecond(floorSecond(instant));
    }

    /** The first start of a cell at or after an instant. */
    static Instant ceil(Instant instant) {
        return Instant.ofEpochSecond(ceilSecond(instant));
    }

    /** {@link #floor} in epoch seconds. */
    static long floorSecond(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), CELL_SECONDS) * CELL_SECONDS;
    }

    /** {@link #ceil} in epoch seconds. */
    static long ceilSecond(Instant instant) {
        long floor = floorSecond(instant);
        boolean onGrid = floor == instant.getEpochSecond() && instant.getNano() == 0;
        return onGrid ? floor : floor + CELL_SECONDS;
    }
}
