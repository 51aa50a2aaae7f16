package io.github.booking4j.testkit.scenario;

import static io.github.booking4j.testkit.scenario.World.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallId;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.call.CallTimes;
import io.github.booking4j.call.GateDecision;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.hours.CallingWindow;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.PlacedCall;
import io.github.booking4j.spi.gateway.ProviderCall.Progress;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.Lane;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GateScenarioTest {
    private final World world = World.at(MONDAY);

    @Test
    @Tag("gate.opted-out")
    void aLeadThatOptsOutWhileItsCallIsQueuedIsNotDialled() {
        world.submit(1);
        optOut(1);
        world.engine.runDue();

        assertThat(world.voice.dialled()).isEmpty();
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.CANCELLED);
        assertThat(reasons()).containsExactly("opted_out");
    }

    @Test
    @Tag("gate.reasons-kept")
    void theGateKeepsEveryReasonWithTheCall() {
        world.submit(1);
        change(1, lead -> lead.withStatus(LeadStatus.STOPPED));
        world.engine.runDue();
        assertThat(reasons()).containsExactly("stopped");
        assertThat(world.voice.dialled()).isEmpty();
    }

    @Test
    @Tag("gate.reasons-kept")
    void aLeadWhoseNumberIsSuppressedIsRefusedForIt() {
        world.submit(1);
        change(1, lead -> lead.withStatus(LeadStatus.OPTED_OUT));
        world.engine.runDue();
        assertThat(reasons()).containsExactly("opted_out");
    }

    @Test
    @Tag("gate.already-booked")
    void whoHasAnUpcomingAppointmentIsNotDialledWhateverItsStatus() {
        world.booked(1, "2026-03-20T10:00");
        world.later(Duration.ofDays(8));
        change(1, lead -> lead.withStatus(LeadStatus.INTERESTED));
        world.submit(1);
        world.engine.runDue();

        assertThat(reasons()).containsExactly("already_booked");
        assertThat(world.voice.dialled()).isEmpty();
    }

    @Test
    @Tag("gate.already-on-call")
    void aLeadIsNotDialledWhileACallToItLives() {
        Call live = world.call(world.dialled(1));
        CallId second = new CallId(new UUID(0, 1));
        world.store.inTransaction(unit -> {
            Call queued = new Call(
                    live.client(),
                    second,
                    live.lead(),
                    live.enquiry(),
                    live.direction(),
                    live.priority(),
                    CallStatus.QUEUED,
                    CallTimes.queued(MONDAY, MONDAY),
                    null,
                    null,
                    null,
                    null,
                    null,
                    0);
            unit.calls().insertAll(live.client(), List.of(queued));
            unit.jobs().schedule(new Job(live.client(), "dial", live.client().value(), Lane.DIAL, MONDAY));
            return queued;
        });
        world.engine.runDue();

        assertThat(world.voice.dialled()).hasSize(1);
        assertThat(world.engine.calls().find(world.client, second).orElseThrow().decision())
                .extracting(decision -> Objects.requireNonNull(decision).reasons())
                .isEqualTo(List.of("already_on_call"));
    }

    @Test
    @Tag("gate.attempts-exhausted")
    void aFollowUpIsNotDialledOnceTheAttemptsAreUsedUp() {
        world.ends(world.dialled(1), "no_answer");
        ClientSettings settings = world.engine.clients().get(world.client).settings();
        CallSettings calls = settings.calls();
        world.engine.clients().configure(world.client, settings.withCalls(calls.withMaxAttempts(1)));
        world.later(Duration.ofDays(4));

        assertThat(world.voice.dialled()).hasSize(1);
        assertThat(world.calls())
                .filteredOn(call -> call.status() == CallStatus.CANCELLED)
                .singleElement()
                .extracting(call -> Objects.requireNonNull(call.decision()).reasons())
                .isEqualTo(List.of("attempts_exhausted"));
    }

    @Test
    @Tag("gate.no-consent")
    void whoMayNotBeContactedIsNotDialled() {
        world.submit(1);
        change(
                1,
                lead -> new Lead(
                        lead.client(),
                        lead.id(),
                        lead.phone(),
                        lead.details(),
                        lead.zones(),
                        lead.status(),
                        null,
                        lead.createdAt(),
                        lead.lastContactedAt(),
                        lead.version()));
        world.engine.runDue();

        assertThat(reasons()).containsExactly("no_consent");
        assertThat(world.voice.dialled()).isEmpty();
    }

    @Test
    @Tag("gate.outside-hours")
    void aWindowThatClosesBeforeTheDialMovesTheCallToTheNextOpening() {
        world.submit(1);
        var client = world.engine.clients().get(world.client);
        var shut = new CallingWindow(
                WeeklyHours.parse("Tue-Sat 09:00-20:00"),
                LocalTime.of(8, 0),
                LocalTime.of(21, 0),
                client.settings().closures());
        world.engine
                .clients()
                .configure(
                        world.client,
                        client.settings().withCalls(client.settings().calls().withWindow(shut)));
        world.engine.runDue();
        assertThat(reasons()).containsExactly("outside_hours");
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.QUEUED);

        world.runAt("2026-03-03T14:00:00Z");
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("gate.client-inactive")
    void theCallsOfAnInactiveClientWait() {
        world.submit(1);
        world.engine.clients().deactivate(world.client);
        world.engine.runDue();

        assertThat(world.voice.dialled()).isEmpty();
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.QUEUED);
    }

    @Test
    @Tag("gate.booking-cancels")
    void aBookingCancelsTheQueuedCall() {
        world.submit(1);
        world.booked(1, "2026-03-03T10:00");
        world.engine.runDue();

        assertThat(world.voice.dialled()).isEmpty();
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.CANCELLED);
        assertThat(reasons()).containsExactly("already_booked");
    }

    @Test
    @Tag("gate.veto-after-intent")
    void aLeadThatOptsOutBetweenTheIntentAndTheRequestIsNotDialledByTheNodeThatAsks() {
        // The first of two requests kills the engine; the other client's intent is recorded by then.
        ClientKey second = world.onboard("Bright Smiles", ClientSettings.defaults());
        world.submit(1);
        world.engine.leads().submit(second, world.newLead(2));
        world.voice.nextPlace(request -> {
            throw new Killed();
        });
        assertThat(catchThrowable(world.engine::runDue)).isInstanceOf(Killed.class);
        int other = world.lastDial().to().e164().equals(World.phone(1)) ? 2 : 1;
        ClientKey spared = other == 1 ? world.client : second;
        assertThat(world.engine.calls().list(spared, CallQuery.newest(10)))
                .singleElement()
                .matches(call -> call.status() == CallStatus.DIALLING);
        world.engine.leads().optOut(spared, new PhoneNumber(World.phone(other)), "test");

        BookingEngine next = world.engine();
        world.clock.advance(Duration.ofSeconds(31));
        next.runDue();
        for (int seconds = 0; seconds < 200; seconds += 5) {
            world.clock.advance(Duration.ofSeconds(5));
            next.runDue();
        }
        assertThat(world.voice.dialled()).noneMatch(dial -> dial.to().e164().equals(World.phone(other)));
        assertThat(world.engine.calls().list(spared, CallQuery.newest(10)))
                .singleElement()
                .extracting(Call::decision)
                .satisfies(decision -> {
                    assertThat(Objects.requireNonNull(decision).allowed()).isFalse();
                    assertThat(decision.reasons()).containsExactly("opted_out");
                });
    }

    @Test
    @Tag("gate.veto-after-intent")
    void aLeadThatIsStoppedWhileTheProviderIsAskedIsHungUpOn() {
        world.voice.nextPlace(request -> {
            change(1, lead -> lead.withStatus(LeadStatus.STOPPED));
            return new PlacedCall("voice-" + request.callId(), null);
        });
        world.dialled(1);

        assertThat(world.voice.hungUp()).isNotEmpty();
    }

    @Test
    @Tag("gate.veto-after-intent")
    void aLeadThatOptsOutWhileTheProviderIsAskedIsHungUpOn() {
        world.voice.nextPlace(request -> {
            optOut(1);
            return new PlacedCall("voice-" + request.callId(), null);
        });
        world.dialled(1);

        assertThat(world.voice.hungUp()).isNotEmpty();
    }

    @Test
    @Tag("gate.veto-after-intent")
    void aLeadThatOptsOutWhileItsCallsFateIsUnknownIsHungUpOnWhenTheCallIsFound() {
        world.voice.nextPlaceFails(new GatewayException(GatewayException.Kind.UNKNOWN, "time_out", "?"));
        DialRequest dial = world.dialled(1);
        optOut(1);
        world.later(Duration.ofSeconds(20));
        int before = world.voice.hungUp().size();

        world.voice.report(World.news(dial, Progress.RINGING));
        world.engine.runDue();

        assertThat(world.voice.hungUp()).hasSize(before + 1);
        assertThat(world.voice.hungUp().get(before).providerId()).isEqualTo("voice-" + dial.callId());
    }

    @Test
    @Tag("gate.veto-after-intent")
    void aLeadThatBooksOnThePageWhileItRingsIsHungUpOnAndStaysBooked() {
        DialRequest dial = world.dialled(1);
        world.booked(1, "2026-03-03T10:00");
        world.engine.runDue();
        assertThat(world.voice.hungUp()).hasSize(1);

        world.ends(dial, "no_answer");
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.BOOKED);
        world.later(Duration.ofDays(30));
        assertThat(world.voice.dialled()).hasSize(1);
    }

    private void optOut(int number) {
        world.engine.leads().optOut(world.client, new PhoneNumber(World.phone(number)), "test");
    }

    private void change(int number, UnaryOperator<Lead> how) {
        LeadId id = world.lead(number).id();
        world.store.inTransaction(unit -> unit.leads()
                .update(how.apply(unit.leads().lock(world.client, id).orElseThrow())));
    }

    private List<String> reasons() {
        Call call = world.onlyCall();
        GateDecision decision = Objects.requireNonNull(call.decision());
        return decision.reasons();
    }

    /** Not an exception: as if the process were killed, nothing is recorded afterwards. */
    private static final class Killed extends Error {}
}
