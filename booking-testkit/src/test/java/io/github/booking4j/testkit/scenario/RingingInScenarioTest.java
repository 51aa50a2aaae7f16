package io.github.booking4j.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallDirection;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallStatus;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.SettingsPatch;
import io.github.booking4j.client.VoiceSettings;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.gateway.ProviderCall.Progress;
import io.github.booking4j.spi.gateway.VoiceInbox.IncomingAnswer;
import io.github.booking4j.spi.gateway.VoiceInbox.IncomingCall;
import io.github.booking4j.spi.gateway.VoiceInbox.ToolCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RingingInScenarioTest {
    private static final String OURS = "+12125550199";
    private static final ClientSettings RUNG =
            ClientSettings.defaults().withVoice(VoiceSettings.defaults().withNumbers(List.of(OURS)));

    private final World world = World.with(RUNG);

    @BeforeEach
    void theAssistantIsMade() {
        world.engine.runDue();
    }

    @Test
    @Tag("inbound.unknown-caller")
    void anUnknownCallerBecomesALeadAndBooksInTheCallThatItMade() {
        IncomingAnswer answer = ring("in-1", World.phone(1));

        assertThat(answer.refusal()).isNull();
        assertThat(answer.assistantId()).isEqualTo("assistant-" + world.client);
        assertThat(answer.variables())
                .containsEntry("businessName", "Acme Dental")
                .containsEntry("localTime", "Monday, 2026-03-02T10:00")
                .containsEntry("timeZone", World.NEW_YORK)
                .containsEntry("appointment", "none")
                .doesNotContainKey("firstName");
        assertThat(world.lead(1).consent()).extracting(Consent::basis).isEqualTo(Consent.Basis.ENQUIRY);
        assertThat(world.onlyCall().direction()).isEqualTo(CallDirection.INBOUND);

        assertThat(tool("in-1", "book_appointment", Map.of("start", "2026-03-03T10:00")))
                .contains("\"booked\":true");
        ends("in-1", null);
        assertThat(outcome()).isEqualTo(CallOutcome.BOOKED);
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.BOOKED);
        assertThat(world.voice.dialled()).isEmpty();
    }

    @Test
    @Tag("inbound.known-caller")
    void aKnownCallerIsRecognisedWithItsAppointment() {
        world.booked(1, "2026-03-03T10:00");

        assertThat(ring("in-1", World.phone(1)).variables())
                .containsEntry("firstName", "Ana")
                .containsEntry("appointment", "Tuesday, March 3 at 10:00 AM");
        assertThat(leads()).isEqualTo(1);
        ends("in-1", "interested");
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.BOOKED);
    }

    @Test
    @Tag("inbound.ends-pursuit")
    void whoRingsInIsNotCalledAsWellButFollowedUpByWhatThisCallCameTo() {
        world.clock.advance(Duration.ofHours(12)); // it is night: the call waits for the morning
        world.submit(1);
        world.engine.runDue();
        assertThat(world.onlyCall().status()).isEqualTo(CallStatus.QUEUED);

        ring("in-1", World.phone(1));
        assertThat(statuses()).containsExactlyInAnyOrder(CallStatus.CANCELLED, CallStatus.PLACED);
        tool("in-1", "request_callback", Map.of("time", "2026-03-03T15:00"));
        ends("in-1", "callback_requested");
        world.runAt("2026-03-03T19:59:59Z");
        assertThat(world.voice.dialled()).isEmpty();
        world.runAt("2026-03-03T20:00:00Z");
        assertThat(world.voice.dialled()).hasSize(1);
    }

    @Test
    @Tag("inbound.callback")
    void whoRingsInToCallOffAndAsksForAnotherCallIsCalledThen() {
        world.booked(1, "2026-03-04T10:00");
        ring("in-1", World.phone(1));

        assertThat(tool("in-1", "cancel_appointment", Map.of())).contains("\"cancelled\":true");
        tool("in-1", "request_callback", Map.of("time", "2026-03-03T15:00"));
        ends("in-1", null);

        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.CALLBACK_REQUESTED);
        world.runAt("2026-03-03T19:59:59Z");
        assertThat(world.voice.dialled()).isEmpty();
        world.runAt("2026-03-03T20:00:00Z");
        assertThat(world.voice.dialled()).hasSize(1);
        world.ends(world.lastDial(), "not_interested");
        assertThat(enquiriesOpen()).isZero();
    }

    @Test
    @Tag("inbound.callback")
    void whoseAppointmentIsOverIsCalledBackAsItAsksTo() {
        world.booked(1, "2026-03-03T10:00");
        world.ends(world.dialled(2), "not_interested");
        ring("in-1", World.phone(1));
        ends("in-1", null);
        world.later(Duration.ofDays(3)); // the appointment is over, the last contact not long ago

        ring("in-2", World.phone(1));
        tool("in-2", "request_callback", Map.of("time", "2026-03-06T15:00"));
        ends("in-2", null);

        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.CALLBACK_REQUESTED);
        int before = world.voice.dialled().size();
        world.runAt("2026-03-06T20:00:00Z");
        assertThat(world.voice.dialled()).hasSize(before + 1);
    }

    @Test
    @Tag("inbound.callback")
    void whoOptedOutIsPromisedNoCall() {
        world.engine.leads().optOut(world.client, new PhoneNumber(World.phone(1)), "list");
        ring("in-1", World.phone(1));

        assertThat(tool("in-1", "request_callback", Map.of("time", "2026-03-03T15:00")))
                .contains("\"ok\":false", "opted_out");
    }

    @Test
    @Tag("inbound.callback")
    void whoKeepsItsAppointmentIsNeitherPromisedACallNorCalled() {
        world.booked(1, "2026-03-04T10:00");
        ring("in-1", World.phone(1));
        assertThat(tool("in-1", "request_callback", Map.of("time", "2026-03-03T15:00")))
                .contains("\"ok\":false", "already_booked");
        ends("in-1", null);

        world.runAt("2026-03-03T21:00:00Z");
        assertThat(world.voice.dialled()).isEmpty();
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.BOOKED);
    }

    @Test
    @Tag("inbound.twice")
    void aCallThatIsToldOfTwiceIsOneCallWithOneAnswer() {
        IncomingAnswer first = ring("in-1", World.phone(1));

        assertThat(ring("in-1", World.phone(1))).isEqualTo(first);
        assertThat(world.calls()).hasSize(1);
        assertThat(world.engine
                        .leads()
                        .listEnquiries(world.client, world.lead(1).id(), 10))
                .hasSize(1);
    }

    @Test
    @Tag("inbound.unknown-number")
    void aNumberThatLeadsToNoClientOrToOneThatIsNotServedIsDeclined() {
        assertThat(world.voice
                        .ring(new IncomingCall("in-1", new PhoneNumber(World.phone(1)), "+12125550198"))
                        .refusal())
                .contains("does not take calls");
        world.engine.clients().deactivate(world.client);
        assertThat(ring("in-2", World.phone(1)).refusal()).contains("does not take calls");
        assertThat(world.calls()).isEmpty();
    }

    @Test
    @Tag("inbound.withheld")
    void whoHidesItsNumberOrHasNoneThatExistsIsAskedToShowIt() {
        assertThat(ring("in-1", null).refusal()).contains("show your number");
        assertThat(ring("in-2", "+266696687").refusal()).contains("show your number"); // spells ANONYMOUS
        assertThat(leads()).isZero();

        // Nothing of the refusal is in the way of the same call with a number.
        assertThat(ring("in-2", World.phone(1)).refusal()).isNull();
    }

    @Test
    @Tag("inbound.opted-out")
    void whoOptedOutIsServedButStaysOptedOut() {
        world.engine.leads().optOut(world.client, new PhoneNumber(World.phone(1)), "api");

        assertThat(ring("in-1", World.phone(1)).refusal()).isNull();
        assertThat(tool("in-1", "book_appointment", Map.of("start", "2026-03-03T10:00")))
                .contains("\"booked\":true");
        ends("in-1", "interested");
        world.later(Duration.ofDays(20));
        assertThat(world.lead(1).status()).isEqualTo(LeadStatus.OPTED_OUT);
        assertThat(world.voice.dialled()).isEmpty();
        assertThat(world.voice.hungUp()).isEmpty();
    }

    @Test
    @Tag("inbound.slots")
    void aCallThatRangInTakesASlotAndGivesItBack() {
        try (World narrow = World.withAccountLimit(1, RUNG)) {
            narrow.voice.ring(new IncomingCall("in-1", new PhoneNumber(World.phone(1)), OURS));
            assertThat(narrow.voice
                            .ring(new IncomingCall("in-2", new PhoneNumber(World.phone(2)), OURS))
                            .refusal())
                    .as("nobody who rings in is refused by our own limit")
                    .isNull();
            narrow.submit(3);
            narrow.engine.runDue();
            assertThat(narrow.voice.dialled()).isEmpty();

            narrow.voice.report(ended("in-1", narrow, null));
            narrow.engine.runDue();
            assertThat(narrow.voice.dialled()).as("the other call still lives").isEmpty();
            narrow.voice.report(ended("in-2", narrow, null));
            narrow.engine.runDue();
            assertThat(narrow.voice.dialled()).hasSize(1);
        }
    }

    @Test
    @Tag("inbound.lost-report")
    void aCallThatRangInAndIsNeverReportedIsLookedUp() {
        ring("in-1", World.phone(1));
        world.voice.knows(ended("in-1", world, "not_interested"));

        world.later(Duration.ofMinutes(30));
        assertThat(outcome()).isEqualTo(CallOutcome.NOT_INTERESTED);
    }

    @Test
    @Tag("inbound.own-numbers")
    void aNumberBelongsToOneClientUntilThatOneGivesItUp() {
        ClientKey other = world.onboard("Other", ClientSettings.defaults());
        SettingsPatch taken = SettingsPatch.of("{\"voice\":{\"numbers\":[\"" + OURS + "\"]}}");

        InvalidException refused = Objects.requireNonNull(catchThrowableOfType(
                InvalidException.class, () -> world.engine.clients().configure(other, taken)));
        assertThat(refused.problems())
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .containsExactly(tuple("/voice/numbers/0", "number_taken"));

        world.engine.clients().configure(world.client, SettingsPatch.of("{\"voice\":null}"));
        world.engine.clients().configure(other, taken);
        ring("in-1", World.phone(1));
        assertThat(leads()).isZero();
        assertThat(world.engine.leads().list(other, LeadQuery.newest(10))).hasSize(1);
    }

    private long enquiriesOpen() {
        return world.engine.leads().listEnquiries(world.client, world.lead(1).id(), 10).stream()
                .filter(enquiry -> enquiry.state() == Enquiry.State.OPEN)
                .count();
    }

    private IncomingAnswer ring(String id, @Nullable String from) {
        IncomingAnswer answer =
                world.voice.ring(new IncomingCall(id, from == null ? null : new PhoneNumber(from), OURS));
        world.engine.runDue();
        return answer;
    }

    private String tool(String id, String name, Map<String, Object> arguments) {
        return world.voice.tool(new ToolCall(id, null, name, name, arguments));
    }

    private void ends(String id, @Nullable String outcome) {
        world.voice.report(ended(id, world, outcome));
        world.engine.runDue();
    }

    private static ProviderCall ended(String id, World world, @Nullable String outcome) {
        Ending ending = new Ending(Ending.Kind.COMPLETED, "hung-up");
        return new ProviderCall(
                id,
                null,
                null,
                Progress.ENDED,
                world.clock.instant(),
                world.clock.instant(),
                ending,
                World.findings(outcome));
    }

    private CallOutcome outcome() {
        return Objects.requireNonNull(world.onlyCall().report()).outcome();
    }

    private List<CallStatus> statuses() {
        return world.calls().stream().map(Call::status).toList();
    }

    private int leads() {
        return world.engine.leads().list(world.client, LeadQuery.newest(10)).size();
    }
}
