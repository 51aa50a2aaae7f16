package io.github.booking4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class FairShareTest {
    @Test
    @Tag("queue.fair-share-within-limits")
    void twoProcessesKeepTheLimitsOfOneAccountAndServeItsClientsInTurn() throws Exception {
        FairShare.Result result = FairShare.measure(120, 2);

        assertThat(result.log().calls()).isEqualTo(120);
        assertThat(result.isFair()).as(result.toString()).isTrue();
    }
}
