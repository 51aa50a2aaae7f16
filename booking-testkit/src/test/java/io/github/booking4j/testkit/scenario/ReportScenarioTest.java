package io.github.booking4j.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.error.InvalidException;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportScenarioTest {
    @ParameterizedTest
    @CsvSource({
        "+999999999-12-31, +999999999-12-31",
        "-999999999-01-01, -999999999-01-01",
        "2026-03-02, 2026-03-01",
        "2025-01-01, 2026-03-01"
    })
    @Tag("metrics.period")
    void aPeriodThatCannotBeReportedIsRefused(LocalDate from, LocalDate to) {
        try (World world = World.at(World.MONDAY)) {
            assertThatThrownBy(() -> world.engine.reports().metrics(world.client, from, to))
                    .isInstanceOf(InvalidException.class);
        }
    }
}
