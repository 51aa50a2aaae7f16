package io.github.booking4j.hours;

import java.time.OffsetDateTime;

/** What a time on the wall clock of a zone means. All times are in that zone, with the offset that holds. */
public sealed interface Resolution {
    /**
     * It happens once, as nearly every time does.
     *
     * @param time that moment
     */
    record Exact(OffsetDateTime time) implements Resolution {}

    /**
     * It never happens: the clock is set forward over it. Nobody can be promised this time.
     *
     * @param before the last whole minute before the gap
     * @param after the first moment after it
     */
    record Gap(OffsetDateTime before, OffsetDateTime after) implements Resolution {}

    /**
     * It happens twice, because the clock is set back.
     *
     * @param earlier the first time; what is meant where nothing else is said
     * @param later the second time
     */
    record Overlap(OffsetDateTime earlier, OffsetDateTime later) implements Resolution {}
}
