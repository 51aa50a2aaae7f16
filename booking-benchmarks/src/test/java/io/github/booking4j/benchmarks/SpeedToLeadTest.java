package io.github.booking4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The program works; what it measures here means nothing. */
final class SpeedToLeadTest {
    @Test
    void everyLeadIsAnsweredAndCalledOnce() throws Exception {
        SpeedToLead.Result result = SpeedToLead.measure(10, 0, 2, SpeedToLead.SPEED);

        assertThat(result.waits().count()).isEqualTo(20);
        assertThat(result.answers().at(50)).isPositive();
    }
}
