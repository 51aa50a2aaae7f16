package io.github.booking4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program works; what it measures here means nothing. */
final class ImportBenchmarkTest {
    @Test
    void bothImportsStoreTheDistinctValidNumbersOfTheFile(@TempDir Path directory) throws Exception {
        LeadsCsv csv = LeadsCsv.write(directory.resolve("leads.csv"), 1_000, 3);

        try (Server server = new Server()) {
            ImportBenchmark.Cell cell = ImportBenchmark.run(server, csv);

            assertThat(csv.distinct()).isEqualTo(940);
            assertThat(cell.raw().rate()).isPositive();
            assertThat(cell.ours().rate()).isPositive();
        }
    }
}
