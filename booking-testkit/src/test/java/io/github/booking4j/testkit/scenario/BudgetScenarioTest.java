package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.QueuedCall;
import io.github.booking4j.call.QueuedCall.WaitsFor;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.SettingsPatch;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.event.Event;
import io.github.booking4j.event.EventType;
import io.github.booking4j.money.Money;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.gateway.ProviderCall.Findings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A business in New York that calls New York; a call is taken for 0.50 USD until its bill is there. */
class BudgetScenarioTest {
    @Test
    @Tag("budget.reserved-at-the-dial")
    void callsWhoseBillIsNotThereYetCountAsReserved() {
        World world = worldWith("{'daily':'1.20'}");
        submit(world, 1, 2, 3);
        assertThat(world.voice.dialled()).hasSize(2);
        assertThat(queue(world)).singleElement().satisfies(queued -> {
            assertThat(queued.waitsFor()).isEqualTo(WaitsFor.BUDGET);
            assertThat(Objects.requireNonNull(queued.call().decision()).reasons())
                    .containsExactly("budget_used_up");
        });

        bill(world, world.voice.dialled().get(0), Money.of("0.05", "USD"));
        assertThat(world.voice.dialled()).hasSize(3);
    }

    @Test
    @Tag("budget.settled-by-the-report")
    void whatIsSpentIsWhatTheReportsSay() {
        World world = worldWith("{'daily':'1.20'}");
        submit(world, 1, 2, 3);
        bill(world, world.voice.dialled().get(0), Money.of("0.70", "USD"));
        bill(world, world.voice.dialled().get(1), Money.of("0.01", "USD"));
        assertThat(world.voice.dialled()).hasSize(2); // 0.71 and 0.50 exceed it by a cent

        world.engine.clients().configure(world.client, patch("{'daily':'1.21'}"));
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(3);
    }

    @Test
    @Tag("budget.reserved-at-the-dial")
    void aReportThatComesLongAfterTheEndOfTheCallSetsTheRestFree() {
        World world = worldWith("{'daily':'0.60'}");
        submit(world, 1, 2);
        DialRequest first = world.lastDial();
        world.voice.report(world.ended(first, null));
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(1);

        bill(world, first, Money.of("0.02", "USD"));
        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("budget.given-back")
    void aCallThatWasNeverMadeReservesNothing() {
        World world = worldWith("{'daily':'0.60'}");
        world.voice.nextPlaceFails(new GatewayException(Kind.REFUSED, "bad_number", "no"));
        submit(world, 1);
        world.voice.nextPlaceFails(new GatewayException(Kind.NOT_DONE, "http_503", "away"));
        submit(world, 2);
        submit(world, 3);
        assertThat(world.voice.dialled()).hasSize(3);
        assertThat(world.lastDial().to().e164()).isEqualTo(World.phone(3));
    }

    @Test
    @Tag("budget.next-period")
    void callsThatWaitForTheNextDayAreDialledWhenTheHoursOpen() {
        World world = worldWith("{'daily':'0.60'}");
        submit(world, 1, 2);
        bill(world, world.lastDial(), Money.of("0.30", "USD"));
        world.runAt("2026-03-03T01:00:00Z"); // 20:00 in New York
        assertThat(world.voice.dialled()).hasSize(1);
        world.runAt("2026-03-03T05:00:00Z"); // midnight
        assertThat(world.voice.dialled()).hasSize(1);
        world.runAt("2026-03-03T14:00:00Z");
        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("budget.next-period")
    void aMonthEndsAtMidnightOfTheClientsClockWhateverTheClockChange() {
        World world = worldWith("{'monthly':'0.60'}");
        submit(world, 1, 2);
        bill(world, world.lastDial(), Money.of("0.30", "USD"));
        assertThat(alerts(world))
                .singleElement()
                .satisfies(event -> assertThat(event.data())
                        .contains("\"until\":\"2026-04-01T04:00:00Z\"", "\"period\":\"month\""));

        world.runAt("2026-03-31T19:59:00Z");
        assertThat(world.voice.dialled()).hasSize(1);
        world.runAt("2026-04-01T04:00:00Z");
        world.runAt("2026-04-01T13:00:00Z");
        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("budget.alert")
    void aBudgetThatIsUsedUpIsToldOnceAPeriodAndOnceMoreAfterItWasRaised() {
        World world = worldWith("{'daily':'0.60'}");
        submit(world, 1, 2, 3);
        submit(world, 4);
        assertThat(alerts(world))
                .singleElement()
                .satisfies(event -> assertThat(event.data())
                        .contains(
                                "\"code\":\"budget_used_up\"",
                                "\"period\":\"day\"",
                                "\"from\":\"2026-03-02\"",
                                "\"limit\":{\"",
                                "0.60"));

        world.engine.clients().configure(world.client, patch("{'daily':'1.10'}"));
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(2);
        assertThat(alerts(world)).hasSize(2);
    }

    @Test
    @Tag("budget.other-currency")
    void aBillInAnotherCurrencyCountsAsWhatTheClientSaysACallCosts() {
        World world = worldWith("{'currency':'EUR','daily':'1.20','perCall':'0.50'}");
        submit(world, 1, 2, 3);
        bill(world, world.voice.dialled().get(0), Money.of("0.01", "USD"));
        bill(world, world.voice.dialled().get(1), null);
        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("budget.none")
    void withoutABudgetWhatCallsCostIsKeptForOneThatIsSetLater() {
        World world = World.at(MONDAY);
        submit(world, 1);
        bill(world, world.lastDial(), Money.of("3.00", "USD"));
        world.engine.clients().configure(world.client, patch("{'monthly':'3.40'}"));
        submit(world, 2);
        assertThat(world.voice.dialled()).hasSize(1);

        world.engine.clients().configure(world.client, SettingsPatch.of("{\"calls\":{\"budget\":null}}"));
        world.engine.runDue();
        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("budget.veto-while-waiting")
    void aLeadThatOptsOutWhileItsCallWaitsForTheBudgetIsNotCalled() {
        World world = worldWith("{'daily':'0.60'}");
        submit(world, 1, 2);
        world.engine.optOuts().add(world.client, World.phone(2), "api", null);
        world.engine.clients().configure(world.client, patch("{'daily':'100'}"));
        world.engine.runDue();

        assertThat(world.voice.dialled()).hasSize(1);
        assertThat(world.calls()).extracting(Call::status).contains(CallStatus.CANCELLED);
    }

    private static World worldWith(String budget) {
        World world = World.with(ClientSettings.defaults());
        world.engine.clients().configure(world.client, patch(budget));
        return world;
    }

    private static SettingsPatch patch(String budget) {
        return SettingsPatch.of("{\"calls\":{\"budget\":" + budget.replace('\'', '"') + "}}");
    }

    private static void submit(World world, int... numbers) {
        for (int number : numbers) {
            world.submit(number);
        }
        world.engine.runDue();
    }

    /** The lead was spoken to, and the provider says what that cost; null: nothing. */
    private static void bill(World world, DialRequest dial, @Nullable Money cost) {
        Findings findings = new Findings(
                cost, "Hello.", true, "A call.", null, "not_interested", null, null, null, List.of(), Map.of());
        world.voice.reportEnded(dial, world.clock.instant(), world.clock.instant(), Ending.Kind.COMPLETED, findings);
        world.engine.runDue();
    }

    private static List<QueuedCall> queue(World world) {
        return world.engine.calls().queue(world.client, 50);
    }

    private static List<Event> alerts(World world) {
        return world.engine.events().listAfter(world.client, 0, 500).stream()
                .filter(event -> event.type() == EventType.ERROR_ALERT)
                .toList();
    }
}
