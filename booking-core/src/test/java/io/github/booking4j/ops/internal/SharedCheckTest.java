package io.github.booking4j.ops.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.ops.Health.Component;
import io.github.booking4j.ops.Health.Status;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SharedCheckTest {
    private static final Component WELL = new Component(Status.HEALTHY, Map.of());

    @Test
    @Tag("ops.health-bounded")
    void aPartThatHangsIsAskedOnceHoweverManyWantToKnowAndIsNotInterrupted() {
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch comesBack = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        SharedCheck check = new SharedCheck(() -> {
            asked.incrementAndGet();
            try {
                comesBack.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            over.countDown();
            return WELL;
        });

        List<CompletableFuture<Component>> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(check::answer, task -> new Thread(task).start()))
                .toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.join().status()).isEqualTo(Status.UNHEALTHY);
            assertThat(answer.join().details()).containsEntry("error", "no answer within 2 s");
        });
        comesBack.countDown();
        assertThat(over).satisfies(latch -> latch.await());
        assertThat(asked).hasValue(1);
        assertThat(interrupted).isFalse();
    }

    @Test
    @Tag("ops.health-bounded")
    void eachAnswerIsNewOnceTheOneBeforeIsGiven() {
        AtomicInteger asked = new AtomicInteger();
        SharedCheck check = new SharedCheck(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
            }
            return WELL;
        });

        assertThat(check.answer().status()).isEqualTo(Status.UNHEALTHY);
        assertThat(check.answer().status()).isEqualTo(Status.HEALTHY);
    }
}
