package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallReport;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.ProviderCall.Progress;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ThreeStepScenarioTest {
    private final World world = World.at(MONDAY);

    @Test
    @Tag("call.receipt")
    void aPlacedCallKeepsTheProvidersId() {
        DialRequest dial = world.dialled(1);

        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.PLACED);
        assertThat(world.onlyCall().providerId()).isEqualTo("voice-" + dial.callId());
    }

    @Test
    @Tag("call.not-done-is-no-attempt")
    void aCallThatWasSurelyNotPlacedIsTriedAgainLaterAndUsesNoAttempt() {
        for (int failures = 0; failures < 5; failures++) {
            world.voice.nextPlaceFails(new GatewayException(Kind.NOT_DONE, "http_503", "away"));
        }
        world.dialled(1);
        for (int minutes = 0; minutes < 5; minutes++) {
            world.later(Duration.ofMinutes(1));
        }

        assertThat(world.voice.dialled()).hasSize(6);
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.PLACED);
    }

    @Test
    @Tag("call.at-capacity-waits")
    void aCallTheProviderHasNoRoomForWaitsTenSecondsAndUsesNoAttempt() {
        world.voice.nextPlaceFails(new GatewayException(Kind.AT_CAPACITY, "http_429", "full"));
        world.dialled(1);
        world.later(Duration.ofSeconds(9));
        assertThat(world.voice.dialled()).hasSize(1);

        world.later(Duration.ofSeconds(1));
        assertThat(world.voice.dialled()).hasSize(2);
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.PLACED);
    }

    @Test
    @Tag("call.refused-fails")
    void aRefusedCallFailsAndIsFollowedUp() {
        world.voice.nextPlaceFails(new GatewayException(Kind.REFUSED, "invalid_number", "no"));
        DialRequest dial = world.dialled(1);

        assertThat(report(world.call(dial)).outcome()).isEqualTo(CallOutcome.FAILED);
        assertThat(report(world.call(dial)).endedReason()).isEqualTo("invalid_number");
        world.later(Duration.ofMinutes(10));
        assertThat(world.voice.dialled()).hasSize(2);
    }

    @Test
    @Tag("call.unknown-is-looked-up")
    void aCallOfUnknownFateIsFoundAtTheProviderAndNotDialledAgain() {
        world.voice.nextPlaceTimesOutButCalls();
        world.dialled(1);
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.UNKNOWN);

        world.later(Duration.ofSeconds(5));
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.PLACED);
        world.later(Duration.ofMinutes(10));
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("call.absence-proof")
    void aCallTheProviderDoesNotKnowIsDialledAgainOnlyAfterTheProof() {
        world.voice.nextPlaceFails(new GatewayException(Kind.UNKNOWN, "time_out", "?"));
        world.dialled(1);
        for (int seconds = 5; seconds < 150; seconds += 5) {
            world.later(Duration.ofSeconds(5));
            assertThat(world.voice.dialled()).hasSize(1);
        }

        world.later(Duration.ofSeconds(5));
        assertThat(world.voice.dialled()).hasSize(2);
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.PLACED);
    }

    @Test
    @Tag("call.taken-after-all")
    void aCallGivenUpAsNeverAskedForIsNotDialledAgainWhenTheProviderHasItAfterAll() {
        DialRequest dial = givenUp();
        int asked = world.voice.dialled().size();

        world.voice.report(World.news(dial, Progress.IN_PROGRESS));
        world.later(Duration.ofMinutes(5));

        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.IN_PROGRESS);
        assertThat(world.voice.dialled()).hasSize(asked);
        assertThat(world.voice.hungUp()).isEmpty();
    }

    @Test
    @Tag("call.taken-after-cancel")
    void aCallGivenUpAndThenCalledOffIsHungUpWhenTheProviderHasItAfterAll() {
        DialRequest dial = givenUp();
        world.engine.leads().stop(world.client, world.lead(1).id());
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.CANCELLED);

        world.voice.report(World.news(dial, Progress.RINGING));
        world.engine.runDue();

        assertThat(world.voice.hungUp())
                .singleElement()
                .satisfies(call -> assertThat(call.providerId()).isEqualTo("voice-" + dial.callId()));
        assertThat(world.onlyCall().status())
                .as("it has its slot as long as it lives")
                .isEqualTo(CallStatus.PLACED);
        world.voice.report(world.ended(dial, World.findings(null)));
        world.engine.runDue();
        assertThat(report(world.onlyCall()).transcript()).isEqualTo("Hello.");
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.STOPPED);
    }

    @Test
    @Tag("call.once-per-attempt")
    void anEngineThatDiesWhileItAsksLeavesTheCallToBeLookedUp() {
        world.submit(1);
        world.voice.nextPlace(request -> {
            throw new Killed();
        });
        assertThat(catchThrowable(world.engine::runDue)).isInstanceOf(Killed.class);
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.DIALLING);
        DialRequest dial = world.lastDial();
        world.voice.knows(World.news(dial, Progress.RINGING));

        BookingEngine next = world.engine();
        next.runDue();
        world.clock.advance(Duration.ofSeconds(31));
        next.runDue();
        world.clock.advance(Duration.ofSeconds(5));
        next.runDue();

        assertThat(world.voice.dialled()).hasSize(1);
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.PLACED);
    }

    @Test
    @Tag("call.once-per-attempt")
    void anEngineThatDiesBeforeTheRequestIsFollowedByOneSecondRequestAfterTheProof() {
        world.submit(1);
        world.voice.nextPlace(request -> {
            throw new Killed();
        });
        assertThat(catchThrowable(world.engine::runDue)).isInstanceOf(Killed.class);

        BookingEngine next = world.engine();
        for (int seconds = 0; seconds < 200; seconds += 5) {
            world.clock.advance(Duration.ofSeconds(5));
            next.runDue();
        }

        assertThat(world.voice.dialled()).hasSize(2);
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.PLACED);
    }

    @Test
    @Tag("call.absence-proof")
    void aCallAskedForLongAfterItsIntentIsNotTakenForAbsentAtOnce() {
        world.submit(1);
        intendAndDie(world.onlyCall());
        world.clock.advance(Duration.ofMinutes(10));
        world.voice.nextPlaceFails(new GatewayException(Kind.UNKNOWN, "time_out", "?"));
        world.engine.runDue();
        for (int seconds = 5; seconds < 150; seconds += 5) {
            world.later(Duration.ofSeconds(5));
            assertThat(world.voice.dialled()).hasSize(1);
        }
    }

    @Test
    @Tag("call.provider-away")
    void aCallOfUnknownFateIsNotGivenUpHoweverLongTheProviderIsAway() {
        world.voice.nextPlaceTimesOutButCalls();
        world.dialled(1);
        for (int failures = 0; failures < 30; failures++) {
            world.voice.nextFindFails(new GatewayException(Kind.NOT_DONE, "http_503", "away"));
            world.later(Duration.ofMinutes(10));
        }
        world.later(Duration.ofMinutes(10));

        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.PLACED);
        assertThat(world.voice.dialled()).hasSize(1);
    }

    /** A call that was perhaps asked for, was absent at the provider for long enough, and waits to be asked for again. */
    private DialRequest givenUp() {
        world.voice.nextPlaceFails(new GatewayException(Kind.UNKNOWN, "time_out", "?"));
        world.voice.nextPlaceFails(new GatewayException(Kind.AT_CAPACITY, "http_429", "full"));
        DialRequest dial = world.dialled(1);
        for (int seconds = 0; seconds < 150; seconds += 5) {
            world.later(Duration.ofSeconds(5));
        }
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.QUEUED);
        return dial;
    }

    /** The intent is recorded, and nobody is left to ask the provider. */
    private void intendAndDie(Call queued) {
        world.store.inTransaction(unit -> {
            unit.jobs().schedule(new Job(queued.client(), "place", queued.id().toString(), Lane.DIAL, MONDAY));
            Call call = unit.calls().lock(queued.client(), queued.id()).orElseThrow();
            GateDecision allowed = new GateDecision(true, List.of(), MONDAY);
            return unit.calls().update(call.dialling("recording", call.times().requested(MONDAY), allowed));
        });
    }

    private static CallReport report(Call call) {
        return Objects.requireNonNull(call.report());
    }

    /** Not an exception: as if the process were killed, nothing is recorded afterwards. */
    private static final class Killed extends Error {}
}
