package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.VoiceSettings;
import io.github.booking4j.event.Event;
import io.github.booking4j.event.EventType;
import io.github.booking4j.memory.InMemoryBookingStore;
import io.github.booking4j.money.Money;
import io.github.booking4j.ops.Health;
import io.github.booking4j.report.Metrics;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.gateway.ProviderCall.Findings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EngineScenarioTest {
    @Test
    @Tag("event.gapless")
    void eventsAreNumberedWithoutGapsInTheOrderTheyHappened() {
        try (World world = World.at(MONDAY)) {
            world.ends(world.dialled(1), "not_interested");
            List<Event> events = world.engine.events().listAfter(world.client, 0, 1000);

            assertThat(events)
                    .extracting(Event::number)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events.size()).boxed().toList());
            assertThat(events)
                    .extracting(Event::type)
                    .containsSubsequence(
                            EventType.CLIENT_ONBOARDED,
                            EventType.LEAD_CREATED,
                            EventType.CALL_QUEUED,
                            EventType.CALL_STARTED,
                            EventType.CALL_ENDED);
        }
    }

    @Test
    @Tag("event.redelivered")
    void aListenerThatFailsGetsTheSameEventAgainAndNothingIsSkipped() {
        try (World world = World.at(MONDAY)) {
            List<Long> heard = new ArrayList<>();
            List<Long> failedOnce = new ArrayList<>();
            world.engine.events().subscribe(world.client, 0, event -> {
                if (event.number() == 2 && failedOnce.isEmpty()) {
                    failedOnce.add(event.number());
                    throw new AssertionError("once");
                }
                heard.add(event.number());
            });
            world.dialled(1);
            world.engine.runDue();
            world.submit(2);
            world.engine.runDue();

            long latest = world.engine.events().latest(world.client);
            assertThat(heard)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, latest).boxed().toList());
        }
    }

    @Test
    @Tag("metrics.zero")
    void aPeriodWithoutCallsHasNoCostAndNoReturnRatherThanANonsenseFigure() {
        try (World world = World.at(MONDAY)) {
            Metrics metrics = world.engine.reports().metrics(world.client, 7);

            assertThat(metrics.calls()).isZero();
            assertThat(metrics.conversionRate()).isEqualTo(new BigDecimal("0.00"));
            assertThat(metrics.answerRate()).isEqualTo(new BigDecimal("0.00"));
            assertThat(metrics.cost()).isNull();
            assertThat(metrics.costPerAppointment()).isNull();
            assertThat(metrics.roiPercent()).isNull();
            assertThat(metrics.responseTime().p50()).isNull();
        }
    }

    @Test
    @Tag("metrics.exact")
    void theFiguresAreExactAtOnce() {
        ClientSettings defaults = ClientSettings.defaults();
        ClientSettings worth = new ClientSettings(
                defaults.calls(),
                defaults.calendar(),
                defaults.messages(),
                defaults.closures(),
                Money.of("100.00", "USD"),
                VoiceSettings.defaults());
        try (World world = World.with(worth)) {
            DialRequest first = world.dialled(1);
            world.voice.tool(first, "book_appointment", Map.of("start", "2026-03-03T10:00"));
            ends(world, first, "0.30");
            ends(world, world.dialled(2), "0.20");
            world.ends(world.dialled(3), "no_answer");

            Metrics metrics = world.engine.reports().metrics(world.client, 1);
            assertThat(metrics.leads()).isEqualTo(3);
            assertThat(metrics.calls()).isEqualTo(3);
            assertThat(metrics.answered()).isEqualTo(2);
            assertThat(metrics.appointments()).isEqualTo(1);
            assertThat(metrics.conversionRate()).isEqualTo(new BigDecimal("33.33"));
            assertThat(metrics.answerRate()).isEqualTo(new BigDecimal("66.67"));
            assertThat(metrics.cost()).isEqualTo(Money.of("0.50", "USD"));
            assertThat(metrics.costPerAppointment()).isEqualTo(Money.of("0.50", "USD"));
            assertThat(metrics.estimatedRevenue()).isEqualTo(Money.of("100.00", "USD"));
            assertThat(metrics.roiPercent()).isEqualTo(new BigDecimal("19900.00"));
            assertThat(metrics.responseTime().p90()).isEqualTo(Duration.ZERO);
        }
    }

    @Test
    @Tag("ops.health")
    void healthIsGoodWhenAllIsAndDegradedWhenAProviderIsNot() {
        try (World world = World.at(MONDAY)) {
            world.engine.runDue();
            assertThat(world.engine.operations().health().status()).isEqualTo(Health.Status.HEALTHY);
            world.sms.circuit("open");
            assertThat(world.engine.operations().health().status()).isEqualTo(Health.Status.DEGRADED);
            assertThat(world.engine.operations().isReady()).isTrue();
        }
    }

    @Test
    @Tag("engine.two-in-one-jvm")
    void twoEnginesRunSideBySideAndLeaveNoThread() {
        World one = World.at(MONDAY);
        World two = World.at(MONDAY);
        BookingEngine first = one.engine();
        BookingEngine second = two.engine();
        first.start();
        second.start();
        first.leads().submit(one.client, one.newLead(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> one.voice.dialled().size() == 1);
        assertThat(two.voice.dialled()).isEmpty();

        first.close();
        second.close();
        second.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("booking-")
                        && !thread.getName().equals("booking-health"))
                .isEmpty();
        assertThatThrownBy(first::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Tag("engine.builder-problems")
    void theBuilderNamesEveryProblemAtOnce() {
        assertThatThrownBy(() -> BookingEngine.builder()
                        .publicUrl("ftp://example.com")
                        .adminKey("short")
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("store", "publicUrl", "adminKey");
        try (BookingEngine fine =
                BookingEngine.builder().store(InMemoryBookingStore.create()).build()) {
            assertThat(fine.webhooks()).isEmpty();
        }
    }

    private static void ends(World world, DialRequest dial, String dollars) {
        Findings said = World.findings("interested");
        Findings paid = new Findings(
                Money.of(dollars, "USD"),
                said.transcript(),
                true,
                said.summary(),
                null,
                said.outcome(),
                null,
                null,
                null,
                List.of(),
                Map.of());
        world.voice.reportEnded(dial, MONDAY, MONDAY.plusSeconds(60), Ending.Kind.COMPLETED, paid);
        world.engine.runDue();
    }
}
