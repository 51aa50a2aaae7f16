package io.github.booking4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

/** The program works; what it measures here means nothing. */
final class SlotsBenchmarkTest {
    @Test
    void everyQuestionFindsSlots() throws Exception {
        try (Server server = new Server();
                HikariDataSource database = server.freshDatabase()) {
            assertThat(SlotsBenchmark.run(database, new SlotsBenchmark.Diary(3, 24), 1, 5)
                            .count())
                    .isEqualTo(5);
        }
    }
}
