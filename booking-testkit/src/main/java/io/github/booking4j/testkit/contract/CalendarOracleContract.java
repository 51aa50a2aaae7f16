package io.github.booking4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One after the other, appointments of mixed lengths are booked, moved and called off on a resource of several lanes. A time is
 * refused only where the capacity is used up at some instant of it, whatever lanes the others were given: an oracle that knows
 * nothing of lanes says so before each attempt.
 */
public interface CalendarOracleContract extends StoreContract {
    /** How many operations are tried on each resource of 2 to 5 lanes. */
    default int oracleOperations() {
        return 150;
    }

    @Test
    @Tag("calendar.no-false-refusal")
    default void aTimeIsRefusedOnlyWhereTheCapacityIsUsedUp() {
        for (int capacity = 2; capacity <= 5; capacity++) {
            long seed = System.nanoTime();
            CalendarOracle oracle = new CalendarOracle(this, capacity, oracleOperations(), new Random(seed));
            String where = "capacity " + capacity + ", seed " + seed;
            for (int i = 0; i < oracleOperations(); i++) {
                String difference = oracle.step();
                assertThat(difference).as("%s, operation %d", where, i).isEqualTo("none");
            }
            assertThat(oracle.mismatches()).as(where).isZero();
            assertThat(oracle.refused()).as(where + ": some are refused").isPositive();
            assertThat(oracle.accepted()).as(where + ": some are accepted").isPositive();
        }
    }
}
