package io.github.booking4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.EnginePolicy;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class RemindersTest {
    @Test
    @Tag("reminder.once-on-many-nodes")
    void threeProcessesOfWhichOneIsKilledSendEachReminderOnce() throws Exception {
        EnginePolicy hurried = Node.policy(Duration.ofSeconds(3), Duration.ofSeconds(6));

        Reminders.Result result = Reminders.measure(new Reminders.Load(400, 10_000, 3, Duration.ofSeconds(4), hurried));

        assertThat(result.sent()).as(result.toString()).isEqualTo(400);
        assertThat(result.twice()).as(result.toString()).isZero();
    }
}
