package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.EnginePolicy;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.memory.InMemoryBookingStore;
import io.github.booking4j.ops.Health;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import io.github.booking4j.testkit.RecordingVoiceGateway;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What keeps jobs running. */
class JobScenarioTest {
    @Test
    @Tag("jobs.waiting-is-no-failure")
    void aMessageThatWaitedLongForItsProviderIsNotGivenUpAtTheFirstHiccup() {
        try (World world = World.at(MONDAY)) {
            DialRequest dial = world.dialled(1);
            for (int i = 0; i < 25; i++) {
                world.sms.nextSendFails(
                        new GatewayException(GatewayException.Kind.NOT_DONE, "circuit_open", "Spared for a while"));
            }
            world.sms.nextSend(request -> {
                throw new IllegalStateException("hiccup");
            });
            world.voice.tool(dial, "book_appointment", Map.of("start", "2026-03-03T11:00"));
            world.engine.runDue();
            for (int i = 0; i < 25; i++) {
                world.later(Duration.ofSeconds(15));
            }
            assertThat(world.sms.asked()).hasSize(26);
            assertThat(world.sms.sent()).isEmpty();

            world.later(Duration.ofMinutes(5));

            assertThat(world.sms.sent()).hasSize(1);
            assertThat(world.engine.operations().health().status()).isEqualTo(Health.Status.HEALTHY);
        }
    }

    @Test
    @Tag("jobs.survives-errors")
    void aJobThatEndsInAnErrorRunsAgainSoonAndEndsNothingElse() {
        try (World world = World.at(MONDAY)) {
            DialRequest dial = world.dialled(1);
            world.sms.nextSend(request -> {
                throw new NoClassDefFoundError("com/example/Missing");
            });
            world.voice.tool(dial, "book_appointment", Map.of("start", "2026-03-03T11:00"));

            world.engine.runDue();
            assertThat(world.email.sent()).as("what was due besides").isNotEmpty();
            world.later(Duration.ofMinutes(5));

            assertThat(world.sms.sent()).hasSize(1);
        }
    }

    @Test
    @Tag("jobs.survives-errors")
    void anErrorOfTheStoreEndsNeitherALaneNorTheNumberingOfEvents() {
        StoreWithErrors store = new StoreWithErrors(InMemoryBookingStore.create());
        RecordingVoiceGateway voice = RecordingVoiceGateway.create("recording", 10);
        try (BookingEngine engine = BookingEngine.builder()
                .store(store)
                .voice(voice)
                .policy(EnginePolicy.defaults().withWorkers(1))
                .build()) {
            engine.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> store.thrown.get() >= StoreWithErrors.ERRORS);

            ClientKey client = engine.clients()
                    .onboard(NewClient.of("Acme Dental", "office@acme.example", "+12125550100", World.NEW_YORK))
                    .client()
                    .key();
            CopyOnWriteArrayList<Long> heard = new CopyOnWriteArrayList<>();
            engine.events().subscribe(client, 0, event -> heard.add(event.number()));

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(
                                    engine.clients().get(client).assistant().id())
                            .isNotNull());
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(heard).isNotEmpty());
        }
    }

    /** Ends what the engine's own threads ask first in errors that are no exceptions. */
    private static final class StoreWithErrors implements BookingStore {
        private static final int ERRORS = 15;

        private final BookingStore store;
        private final AtomicInteger thrown = new AtomicInteger();

        private StoreWithErrors(BookingStore store) {
            this.store = store;
        }

        @Override
        public void prepare() {
            store.prepare();
        }

        @Override
        public <T> T inTransaction(Function<UnitOfWork, T> work) {
            if (Thread.currentThread().getName().startsWith("booking-") && thrown.getAndIncrement() < ERRORS) {
                throw new NoClassDefFoundError("com/example/Missing");
            }
            return store.inTransaction(work);
        }

        @Override
        public void listen(CommitListener listener) {
            store.listen(listener);
        }

        @Override
        public void ping() {
            store.ping();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
