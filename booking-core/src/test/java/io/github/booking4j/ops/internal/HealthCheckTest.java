package io.github.booking4j.ops.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.hours.ZoneLaws;
import io.github.booking4j.ops.Health;
import io.github.booking4j.ops.Health.Status;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
    @Test
    @Tag("ops.health-bounded")
    void allPartsTogetherTakeNoLongerThanOne() {
        try (HangingStore store = new HangingStore()) {
            HealthCheck check = new HealthCheck(store, InstantSource.system(), Map.of("sms", () -> "closed"));

            long began = System.nanoTime();
            Health health = check.health();
            Duration taken = Duration.ofNanos(System.nanoTime() - began);

            assertThat(health.status()).isEqualTo(Status.UNHEALTHY);
            assertThat(health.components()).containsOnlyKeys("database", "jobs", "sms", "timeZones");
            assertThat(health.components().get("timeZones").details())
                    .containsEntry("rules", ZoneLaws.release())
                    .containsEntry("outdated", ZoneLaws.outdated());
            assertThat(taken).isLessThan(Duration.ofMillis(3_500));
        }
    }

    /** A database that takes every question and answers none. */
    private static final class HangingStore implements BookingStore {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public void prepare() {}

        @Override
        public <T> T inTransaction(Function<UnitOfWork, T> work) {
            ping();
            throw new IllegalStateException("closed");
        }

        @Override
        public void listen(CommitListener listener) {}

        @Override
        public void ping() {
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
