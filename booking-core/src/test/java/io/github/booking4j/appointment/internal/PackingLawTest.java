package io.github.booking4j.appointment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.appointment.AppointmentId;
import io.github.booking4j.appointment.ResourceId;
import io.github.booking4j.spi.store.CalendarRepository.Occupation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against an oracle that counts how many occupations overlap, for every cell. */
class PackingLawTest {
    private static final ResourceId ROOM = new ResourceId("room");
    private static final int CELLS = 60;

    @Test
    @Tag("calendar.no-false-refusal")
    void everythingFitsThatTheCapacityAllowsAndNobodyWhoBeganBeforeChangesLane() {
        int moves = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int capacity = 2 + random.nextInt(4);
            Map<AppointmentId, Occupation> standing = new HashMap<>();
            for (int i = 0; i < 60; i++) {
                Occupation wanted = wanted(random, i);
                Optional<Packing.Plan> plan = Packing.fit(wanted, capacity, List.copyOf(standing.values()));
                assertThat(plan.isPresent())
                        .as("seed %d, attempt %d", seed, i)
                        .isEqualTo(hasRoom(standing, wanted, capacity));
                if (plan.isPresent()) {
                    assertThat(plan.get().moved())
                            .allMatch(moved -> moved.from().isAfter(wanted.from()))
                            .allMatch(moved -> !moved.to().isAfter(plan.get().reach()))
                            .allMatch(moved -> standing.get(moved.appointment()).lane() != moved.lane());
                    moves += plan.get().moved().size();
                    plan.get().moved().forEach(moved -> standing.put(moved.appointment(), moved));
                    standing.put(wanted.appointment(), plan.get().claim());
                    assertThat(sharedCells(standing))
                            .as("seed %d, attempt %d", seed, i)
                            .isZero();
                }
            }
        }
        assertThat(moves).isPositive();
    }

    private static Occupation wanted(Random random, int number) {
        long first = random.nextInt(CELLS);
        long cells = 1L + random.nextInt(12);
        return new Occupation(
                ROOM,
                0,
                new AppointmentId(new UUID(0, number)),
                at(first),
                at(first + cells).minusSeconds(random.nextInt(300)),
                null);
    }

    private static Instant at(long cell) {
        return Instant.ofEpochSecond(cell * 300);
    }

    private static boolean hasRoom(Map<AppointmentId, Occupation> standing, Occupation wanted, int capacity) {
        for (int cell = 0; cell < 2 * CELLS; cell++) {
            int number = cell;
            long depth = standing.values().stream()
                    .filter(one -> covers(one, number))
                    .count();
            if (covers(wanted, cell) && depth >= capacity) {
                return false;
            }
        }
        return true;
    }

    private static boolean covers(Occupation one, int cell) {
        return one.from().isBefore(at(cell + 1)) && one.to().isAfter(at(cell));
    }

    private static long sharedCells(Map<AppointmentId, Occupation> standing) {
        long shared = 0;
        for (int cell = 0; cell < 2 * CELLS; cell++) {
            int number = cell;
            List<Integer> lanes = standing.values().stream()
                    .filter(one -> covers(one, number))
                    .map(Occupation::lane)
                    .toList();
            shared += lanes.size() - lanes.stream().distinct().count();
        }
        return shared;
    }
}
