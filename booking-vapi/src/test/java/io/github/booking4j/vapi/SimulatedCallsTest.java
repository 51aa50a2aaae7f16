package io.github.booking4j.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.booking4j.call.RecordingReader;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.call.CallScript;
import io.github.booking4j.simulator.call.WebhookAuthentication;
import io.github.booking4j.simulator.fault.Fault;
import io.github.booking4j.simulator.fault.RequestKind;
import io.github.booking4j.simulator.fault.WebhookTrouble;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.PlacedCall;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.ProviderCall.Ending;
import io.github.booking4j.spi.gateway.ProviderCall.Progress;
import io.github.booking4j.spi.gateway.VoiceGateway.CallReference;
import io.github.booking4j.spi.gateway.VoiceInbox.ToolCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the simulator's real HTTP: what it refuses, Vapi refuses. */
class SimulatedCallsTest {
    private final SimulatedVapi vapi = new SimulatedVapi(WebhookAuthentication.HMAC, 1000);
    private final RecordingInbox inbox = vapi.inbox;
    private final ProviderSimulator simulator = vapi.simulator;
    private final VapiVoice voice = vapi.voice;

    @AfterEach
    void stop() {
        vapi.close();
    }

    @ParameterizedTest
    @EnumSource(WebhookAuthentication.class)
    @Tag("vapi.webhook-is-authentic")
    void believesEachProofThatVapiGives(WebhookAuthentication authentication) {
        try (SimulatedVapi other = new SimulatedVapi(authentication, 1000)) {
            other.voice.place(other.dial(null));

            assertThat(untilReported(other.inbox).findings()).isNotNull();
        }
    }

    @Test
    @Tag("vapi.tool-calls-are-answered")
    void booksThroughTheToolsOfAClonedAssistantAndReports() {
        String assistant = voice.provideAssistant(vapi.assistant(null));
        DialRequest dial = vapi.dial(assistant);

        PlacedCall placed = voice.place(dial);
        ProviderCall report = untilReported(inbox);

        assertThat(report.providerId()).isEqualTo(placed.providerId());
        assertThat(report.callId()).isEqualTo(dial.callId());
        assertThat(report.ending()).isEqualTo(new Ending(Ending.Kind.COMPLETED, "assistant-ended-call"));
        assertThat(report.findings().outcome()).isEqualTo("booked");
        assertThat(report.findings().humanSpoke()).isTrue();
        assertThat(report.findings().cost().amount()).isPositive();
        assertThat(report.findings().transcript()).isNotBlank();
        assertThat(inbox.tools).extracting(ToolCall::name).contains("find_slots", "book_appointment");
        assertThat(inbox.tools).allSatisfy(tool -> assertThat(tool.callId()).isEqualTo(dial.callId()));
        assertThat(vapi.port.statuses()).containsOnly(200);
    }

    @Test
    @Tag("vapi.assistant-is-cloned")
    void changesAnAssistantThatItMade() {
        String assistant = voice.provideAssistant(vapi.assistant(null));

        assertThat(voice.provideAssistant(vapi.assistant(assistant))).isEqualTo(assistant);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_ANSWER, NO_ANSWER",
        "BUSY, BUSY",
        "VOICEMAIL, VOICEMAIL",
        "NOT_INTERESTED, COMPLETED",
        "WRONG_NUMBER, COMPLETED",
        "PROVIDER_ERROR, FAILED_RETRYABLE"
    })
    @Tag("vapi.every-ending-has-a-class")
    void reportsHowACallEnded(CallScript script, Ending.Kind kind) {
        simulator.script(SimulatedVapi.NUMBER, script);

        voice.place(vapi.dial(null));

        assertThat(untilReported(inbox).ending().kind()).isEqualTo(kind);
    }

    @Test
    @Tag("vapi.webhook-tolerates")
    void takesWebhooksThatComeTwiceAndOutOfOrderAndRefusesForgedOnes() {
        simulator.faults().webhooks(WebhookTrouble.TWICE_AND_REORDERED.withForged(1));

        PlacedCall placed = voice.place(vapi.dial(null));
        await().until(() -> simulator.calls().get(0).isFinished());

        assertThat(inbox.reports)
                .allSatisfy(call -> assertThat(call.providerId()).isEqualTo(placed.providerId()));
        assertThat(inbox.reports.stream().filter(call -> call.findings() != null))
                .hasSizeGreaterThan(1);
        assertThat(vapi.port.statuses()).contains(200, 403).containsOnly(200, 403);
    }

    @Test
    @Tag("vapi.unknown-call-is-found-by-our-id")
    void findsTheCallWhoseRequestWasNeverAnswered() {
        simulator.faults().next(RequestKind.DIAL, Fault.timeOutAfterAccepting());
        DialRequest dial = vapi.dial(null);
        Instant asked = Instant.now();

        GatewayException error = catchThrowableOfType(GatewayException.class, () -> voice.place(dial));
        ProviderCall found =
                voice.find(new CallReference(dial.callId(), null, null, asked)).orElseThrow();

        assertThat(error.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(found.callId()).isEqualTo(dial.callId());
        assertThat(simulator.calls()).hasSize(1);
    }

    @Test
    @Tag("vapi.unknown-call-is-found-by-our-id")
    void findsNothingOfARequestThatVapiLost() {
        simulator.faults().next(RequestKind.DIAL, Fault.dropBeforeAccepting());
        DialRequest dial = vapi.dial(null);
        Instant asked = Instant.now();

        GatewayException error = catchThrowableOfType(GatewayException.class, () -> voice.place(dial));

        assertThat(error.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(voice.find(new CallReference(dial.callId(), null, null, asked)))
                .isEmpty();
        assertThat(simulator.calls()).isEmpty();
    }

    @Test
    void findsTheReportThatWasLost() {
        simulator.script(SimulatedVapi.NUMBER, CallScript.BOOKS_REPORT_LOST);
        DialRequest dial = vapi.dial(null);
        PlacedCall placed = voice.place(dial);
        await().until(() -> simulator.calls().get(0).isFinished());

        ProviderCall found = voice.find(new CallReference(dial.callId(), placed.providerId(), null, Instant.now()))
                .orElseThrow();

        assertThat(found.progress()).isEqualTo(Progress.ENDED);
        assertThat(found.findings().outcome()).isEqualTo("booked");
    }

    @ParameterizedTest
    @CsvSource({"500, UNKNOWN", "502, UNKNOWN", "400, REFUSED", "401, REFUSED"})
    @Tag("vapi.errors-say-what-is-known")
    void understandsVapisErrors(int status, Kind kind) {
        simulator.faults().next(RequestKind.DIAL, Fault.html(status));

        assertThat(catchThrowableOfType(GatewayException.class, () -> voice.place(vapi.dial(null)))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    @Tag("vapi.recording")
    void readsTheRecordingOfACallUntilItIsErased() {
        DialRequest dial = vapi.dial(null);
        PlacedCall placed = voice.place(dial);
        await().until(() -> simulator.calls().get(0).isFinished());
        CallReference call = new CallReference(dial.callId(), placed.providerId(), null, Instant.now());
        List<String> read = new ArrayList<>();
        RecordingReader reader =
                (type, sound) -> read.add(type + " " + new String(sound.readAllBytes(), StandardCharsets.UTF_8));

        assertThat(voice.readRecording(call, reader)).isTrue();
        assertThat(read).containsExactly("audio/wav RIFF of " + placed.providerId());
        voice.erase(call);
        assertThat(voice.readRecording(call, reader)).isFalse();
        assertThat(voice.find(call)).isEmpty();
    }

    @Test
    void hangsUpALiveCall() {
        try (SimulatedVapi slow = new SimulatedVapi(WebhookAuthentication.HMAC, 0.1)) {
            DialRequest dial = slow.dial(null);
            PlacedCall placed = slow.voice.place(dial);
            CallReference call =
                    new CallReference(dial.callId(), placed.providerId(), placed.controlUrl(), Instant.now());

            slow.voice.hangUp(call);

            await().untilAsserted(() -> assertThat(slow.voice.find(call))
                    .map(ProviderCall::progress)
                    .contains(Progress.ENDED));
        }
    }

    private static ProviderCall untilReported(RecordingInbox inbox) {
        return await().until(
                        () -> inbox.reports.stream()
                                .filter(call -> call.findings() != null)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
