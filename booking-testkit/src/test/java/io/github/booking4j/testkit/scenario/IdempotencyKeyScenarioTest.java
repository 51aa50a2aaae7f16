package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.booking4j.error.ConflictException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IdempotencyKeyScenarioTest {
    @Test
    @Tag("client.idempotency-keys-kept")
    void anIdempotencyKeyIsKeptForThirtyDaysAndThenForgotten() {
        try (World world = World.at(MONDAY)) {
            optOut(world, 1);

            world.later(Duration.ofDays(29));
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> optOut(world, 2))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("idempotency_key_reused"));

            world.later(Duration.ofDays(2));
            optOut(world, 2);
            assertThat(world.engine.optOuts().list(world.client, null, 10)).hasSize(2);
        }
    }

    @Test
    @Tag("client.idempotency-keys-kept")
    void keysAreForgottenDayAfterDay() {
        try (World world = World.at(MONDAY)) {
            for (int day = 0; day < 40; day++) {
                world.engine.optOuts().add(world.client, World.phone(day), "list", null, "key-" + day);
                world.later(Duration.ofDays(1));
            }

            assertThat(isKept(world, 8)).isFalse();
            assertThat(isKept(world, 12)).isTrue();
        }
    }

    private static boolean isKept(World world, int day) {
        return world.store.inTransaction(unit ->
                unit.idempotency().find(world.client.value(), "key-" + day).isPresent());
    }

    private static void optOut(World world, int number) {
        var unused = world.engine.optOuts().add(world.client, World.phone(number), "letter", null, "the-key");
    }
}
