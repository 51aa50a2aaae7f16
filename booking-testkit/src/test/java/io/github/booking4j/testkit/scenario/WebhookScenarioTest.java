package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.event.EventType;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.PlacedCall;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.ProviderCall.Progress;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WebhookScenarioTest {
    private final World world = World.at(MONDAY);

    @Test
    @Tag("call.webhook-any-order")
    void webhooksInAnyOrderAndTwiceLeadToTheSameEnd() {
        DialRequest dial = world.dialled(1);
        ProviderCall report = world.ended(dial, World.findings("not_interested"));
        world.voice.report(report);
        world.voice.report(World.news(dial, Progress.IN_PROGRESS));
        world.voice.report(World.news(dial, Progress.RINGING));
        world.voice.report(report);
        world.voice.report(world.ended(dial, null));
        world.engine.runDue();

        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.ENDED);
        assertThat(outcome(world.onlyCall())).isEqualTo(CallOutcome.NOT_INTERESTED);
        assertThat(world.engine.events().listAfter(world.client, 0, 100))
                .filteredOn(event -> event.type() == EventType.CALL_ENDED)
                .hasSize(1);
    }

    @Test
    @Tag("call.receipt-after-webhook")
    void aReceiptThatComesAfterTheCallsEndChangesNothing() {
        world.voice.nextPlace(request -> {
            world.voice.report(world.ended(request, World.findings("not_interested")));
            return new PlacedCall("voice-" + request.callId(), null);
        });
        world.dialled(1);

        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.ENDED);
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.NOT_INTERESTED);
        assertThat(world.voice.hungUp()).isEmpty();
    }

    @Test
    @Tag("call.unknown-ignored")
    void newsOfAnUnknownCallIsIgnored() {
        DialRequest dial = world.dialled(1);
        world.voice.report(new ProviderCall("other", null, null, Progress.ENDED, null, null, null, null));

        assertThat(world.call(dial).status()).isEqualTo(CallStatus.PLACED);
    }

    @Test
    @Tag("call.lost-report")
    void aCallWhoseEndWasNeverReportedIsLookedUpAfterItsLongestDuration() {
        DialRequest dial = world.dialled(1);
        world.voice.report(World.news(dial, Progress.IN_PROGRESS));
        world.later(Duration.ofMinutes(15));
        assertThat(world.voice.lookedUp()).isEmpty();

        world.voice.knows(world.ended(dial, World.findings("interested")));
        world.later(Duration.ofMinutes(1));
        assertThat(outcome(world.call(dial))).isEqualTo(CallOutcome.INTERESTED);
    }

    @Test
    @Tag("call.report-fetched")
    void aReportThatDoesNotFollowTheEndIsFetched() {
        DialRequest dial = world.dialled(1);
        world.voice.report(world.ended(dial, null));
        world.voice.knows(world.ended(dial, World.findings("interested")));
        world.later(Duration.ofSeconds(59));
        assertThat(world.call(dial).report()).isNull();

        world.later(Duration.ofSeconds(1));
        assertThat(outcome(world.call(dial))).isEqualTo(CallOutcome.INTERESTED);
    }

    @Test
    @Tag("call.report-never")
    void aCallWhoseReportNeverComesIsConcludedByItsEndingAlone() {
        DialRequest dial = world.dialled(1);
        world.voice.report(world.ended(dial, null));
        world.voice.knows(world.ended(dial, null));
        for (int minutes = 0; minutes < 6; minutes++) {
            world.later(Duration.ofMinutes(1));
        }

        assertThat(outcome(world.call(dial))).isEqualTo(CallOutcome.NO_ANSWER);
    }

    @Test
    @Tag("call.report-never")
    void aCallThatEndedAndThatTheProviderForgotIsConcludedToo() {
        DialRequest dial = world.dialled(1);
        world.voice.report(world.ended(dial, null));
        for (int minutes = 0; minutes < 6; minutes++) {
            world.later(Duration.ofMinutes(1));
        }

        assertThat(world.call(dial).report()).isNotNull();
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.FAILED);
    }

    @Test
    @Tag("call.report-is-exact")
    void theReportsTimesReplaceThoseOfTheWebhooksBefore() {
        DialRequest dial = world.dialled(1);
        world.clock.advance(Duration.ofSeconds(7));
        world.voice.report(World.news(dial, Progress.IN_PROGRESS));
        world.clock.advance(Duration.ofSeconds(90));
        world.voice.report(world.ended(dial, null));
        world.voice.reportEnded(
                dial,
                MONDAY.plusSeconds(5),
                MONDAY.plusSeconds(65),
                ProviderCall.Ending.Kind.COMPLETED,
                World.findings("interested"));

        assertThat(world.call(dial).times().duration()).isEqualTo(Duration.ofSeconds(60));
    }

    private static CallOutcome outcome(Call call) {
        CallReport report = Objects.requireNonNull(call.report());
        return report.outcome();
    }
}
