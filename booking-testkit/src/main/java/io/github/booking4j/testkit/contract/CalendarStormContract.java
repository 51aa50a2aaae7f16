package io.github.booking4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.appointment.Appointment;
import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Twelve threads fight for one resource; an independent sweep over what was acknowledged says whether anybody was overbooked. */
public interface CalendarStormContract extends StoreContract {
    /** How many threads book at once. */
    int STORM_THREADS = 12;

    /** How many bookings, cancellations and moves each thread of the storm tries. */
    default int stormOperations() {
        return 150;
    }

    @Test
    @Tag("calendar.never-over-capacity")
    default void aStormOnAResourceNeverOverbooksIt() {
        weather(1);
    }

    @Test
    @Tag("calendar.never-over-capacity")
    default void aStormOnAResourceOfThreeLanesNeverOverbooksIt() {
        weather(3);
    }

    private void weather(int capacity) {
        Diary diary = new Diary(this, capacity);
        CalendarStorm storm = new CalendarStorm(diary);
        long seed = System.nanoTime();

        Together.run(STORM_THREADS, thread -> {
            storm.blow(stormOperations(), seed + thread);
            return true;
        });

        String description = "capacity " + capacity + ", seed " + seed;
        assertThat(storm.mostAtOneTime()).as(description).isBetween(1, capacity);
        assertThat(diary.occupations())
                .as(description)
                .extracting(Occupation::appointment, Occupation::from, Occupation::to)
                .containsExactlyInAnyOrderElementsOf(storm.acknowledged().stream()
                        .map(CalendarStormContract::line)
                        .toList());
        assertThat(diary.mismatches()).as(description).isZero();
        assertThat(storm.won()).as("some win").isPositive();
        assertThat(storm.lost()).as("some lose").isPositive();
    }

    private static Tuple line(Appointment appointment) {
        return Tuple.tuple(appointment.id(), appointment.occupiedFrom(), appointment.occupiedTo());
    }
}
