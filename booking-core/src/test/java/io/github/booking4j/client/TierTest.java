package io.github.booking4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierTest {
    @ParameterizedTest
    @CsvSource({"FREE, 60", "STARTER, 120", "PRO, 300", "ENTERPRISE, 1000"})
    @Tag("client.tiers")
    void eachTierHasItsRequestsAMinute(Tier tier, int requests) {
        assertThat(tier.requestsPerMinute()).isEqualTo(requests);
    }
}
