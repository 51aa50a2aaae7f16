package io.github.booking4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.testkit.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class H2FileTest {
    private static final int THREADS = 8;
    private static final int TRANSACTIONS_EACH = 50;

    @Test
    @Tag("store.h2-one-at-a-time")
    void oneTransactionAtATimeWorksOnAnH2File(@TempDir Path directory) throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (JdbcBookingStore store = JdbcBookingStore.open(Databases.h2FileUrl(directory), "sa", "")) {
            store.prepare();
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                running.add(threads.submit(() -> {
                    for (int i = 0; i < TRANSACTIONS_EACH; i++) {
                        store.inTransaction(unit -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            unit.clients().insert(Samples.aClient());
                            return inside.decrementAndGet();
                        });
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(most).hasValue(1);
    }
}
