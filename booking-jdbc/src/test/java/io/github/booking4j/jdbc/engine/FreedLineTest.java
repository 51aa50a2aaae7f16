package io.github.booking4j.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.jdbc.Threads;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import io.github.booking4j.testkit.RecordingVoiceGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The only line of an account is given back on one node while a client of another node comes to wait for it. */
final class FreedLineTest {
    private static final Instant THEN = Instant.parse("2026-03-02T15:00:00Z");

    @ParameterizedTest
    @EnumSource
    @Tag("queue.freed-line-under-race")
    void whoComesToWaitWhileTheLineIsGivenBackIsCalledAtOnce(TestDatabase database) throws Exception {
        RecordingVoiceGateway first = RecordingVoiceGateway.create("shared", 1);
        RecordingVoiceGateway second = RecordingVoiceGateway.create("shared", 1);
        try (HikariDataSource pool = TestDatabase.pool(database.freshUrl())) {
            Hesitant store = new Hesitant(JdbcBookingStore.create(pool));
            try (BookingEngine node = node(JdbcBookingStore.create(pool), first);
                    BookingEngine other = node(store, second)) {
                node.runDue();
                other.runDue();
                ClientKey talking = onboard(node, "Talking");
                ClientKey waiting = onboard(node, "Waiting");
                node.leads().submit(talking, NewLead.phone("+12125550101"));
                node.runDue();
                DialRequest dial = first.dialled().get(0);
                node.leads().submit(waiting, NewLead.phone("+12125550102"));
                store.beforeCommit.set(new Meeting(() -> {
                    first.reportEnded(dial, THEN, THEN, Ending.Kind.NO_ANSWER, null);
                    node.runDue();
                }));
                other.runDue();
                node.runDue();

                assertThat(store.beforeCommit).hasNullValue();
                assertThat(first.dialled().size() + second.dialled().size()).isEqualTo(2);
            }
        }
    }

    private static ClientKey onboard(BookingEngine engine, String name) {
        CallSettings calls = CallSettings.defaults().withWindow(Terms.AT_ANY_TIME);
        return engine.clients()
                .onboard(NewClient.of(name, "office@acme.example", "+12125550100", "America/New_York")
                        .settings(ClientSettings.defaults().withCalls(calls)))
                .client()
                .key();
    }

    private static BookingEngine node(BookingStore store, RecordingVoiceGateway voice) {
        return BookingEngine.builder().store(store).voice(voice).build();
    }

    private record Meeting(Runnable meanwhile) {}

    /** Lets something happen before it commits that a client waits for a line. */
    private static final class Hesitant extends ForwardingStore {
        final AtomicReference<@Nullable Meeting> beforeCommit = new AtomicReference<>();
        private final BookingStore store;

        Hesitant(BookingStore store) {
            super(store);
            this.store = store;
        }

        @Override
        public <T> T inTransaction(Function<UnitOfWork, T> work) {
            return store.inTransaction(unit -> {
                T result = work.apply(unit);
                Meeting meeting = beforeCommit.get();
                if (meeting != null && isInLine(unit) && beforeCommit.compareAndSet(meeting, null)) {
                    elsewhere(meeting.meanwhile);
                }
                return result;
            });
        }

        private static boolean isInLine(UnitOfWork unit) {
            return unit.waitingLine()
                            .standing("shared", new ClientKey("nobody-00000"), THEN)
                            .othersWaiting()
                    > 0;
        }

        private static void elsewhere(Runnable work) {
            try {
                Threads.together(1, Duration.ofSeconds(30), thread -> {
                    work.run();
                    return true;
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
