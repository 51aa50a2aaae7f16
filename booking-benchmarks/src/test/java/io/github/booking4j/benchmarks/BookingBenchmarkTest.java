package io.github.booking4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The program works; what it measures here means nothing. */
final class BookingBenchmarkTest {
    @Test
    void whatIsBookedIsStoredWhole() throws Exception {
        try (Server server = new Server()) {
            BookingBenchmark.Cell cell = BookingBenchmark.run(server, 3, 4, 1);

            assertThat(cell.raw().done()).isPositive();
            assertThat(cell.ours().done()).isPositive();
        }
    }
}
