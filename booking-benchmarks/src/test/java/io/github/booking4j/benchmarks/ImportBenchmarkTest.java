package io.github.booking4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.lead.ImportOptions.When;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program works; what it measures here means nothing. */
final class ImportBenchmarkTest {
    @Test
    void bothImportsStoreTheDistinctValidNumbersOfTheFile(@TempDir Path directory) throws Exception {
        LeadsCsv csv = LeadsCsv.write(directory.resolve("leads.csv"), 1_000, 3);

        try (Server server = new Server()) {
            assertThat(csv.distinct()).isEqualTo(940);
            for (When when : List.of(When.NOW, When.LATER)) {
                ImportBenchmark.Cell cell = ImportBenchmark.run(server, csv, when);

                assertThat(cell.raw().rate()).isPositive();
                assertThat(cell.ours().rate()).isPositive();
            }
        }
    }
}
