package io.github.booking4j.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.spi.gateway.InboundRequest;
import io.github.booking4j.spi.gateway.InboundResponse;
import io.github.booking4j.spi.gateway.ProviderCall;
import io.github.booking4j.spi.gateway.ProviderCall.Progress;
import io.github.booking4j.spi.gateway.VoiceInbox.IncomingAnswer;
import io.github.booking4j.spi.gateway.VoiceInbox.IncomingCall;
import io.github.booking4j.spi.gateway.VoiceInbox.LiveCall;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class VapiWebhookTest {
    private static final String ENDED = """
            {"message":{"type":"status-update","timestamp":1767323000000.5,"status":"ended",
             "endedReason":"customer-did-not-answer","phoneNumber":{"twilioAuthToken":"hidden-1"},
             "call":{"id":"v-1","assistantOverrides":{"metadata":{"callId":"%s"}}}}}""".formatted(Samples.CALL_ID);

    private final RecordingInbox inbox = new RecordingInbox();
    private final VapiVoice voice = Samples.settings("http://127.0.0.1:1").build();
    private final WebhookHandler webhook = voice.webhooks(inbox).get(0);

    @AfterEach
    void close() {
        voice.close();
    }

    @Test
    void isMountedWhereTheEngineTellsVapiToReport() {
        assertThat(webhook.path()).isEqualTo("/webhooks/vapi");
    }

    static Stream<InboundRequest> forged() {
        return Stream.of(
                Samples.request(ENDED),
                Samples.request(ENDED, "x-vapi-secret", "wrong"),
                Samples.request(ENDED, "x-vapi-secret", ""),
                Samples.request(ENDED, "authorization", "Bearer wrong"),
                Samples.request(ENDED, "authorization", Samples.SECRET),
                Samples.request(ENDED, "x-timestamp", "1767323045", "x-signature", "00"),
                Samples.request("{not json"));
    }

    @ParameterizedTest
    @MethodSource("forged")
    @Tag("vapi.webhook-is-authentic")
    void answers403ToWhatIsNotProvenAndBelievesNothing(InboundRequest request) {
        assertThat(webhook.handle(request).status()).isEqualTo(403);
        assertThat(inbox.isUntouched()).isTrue();
    }

    static Stream<InboundRequest> proven() {
        return Stream.of(
                Samples.signed(ENDED),
                Samples.request(ENDED, "authorization", "Bearer " + Samples.SECRET),
                // 300 seconds before the clock of the samples
                Samples.request(
                        "{\"message\":{\"type\":\"status-update\",\"status\":\"ringing\",\"call\":{\"id\":\"v-1\"}}}",
                        "x-timestamp",
                        "1767323100",
                        "x-signature",
                        "0d5e13ddc3cd990034724e62706f4f82c51960b517f87728b9d0213e42fa95cf"));
    }

    @ParameterizedTest
    @MethodSource("proven")
    @Tag("vapi.webhook-is-authentic")
    void acceptsTheSecretAsHeaderTokenOrKey(InboundRequest request) {
        assertThat(webhook.handle(request).status()).isEqualTo(200);
        assertThat(inbox.reports).hasSize(1);
    }

    @Test
    void answersNothingButPost() {
        InboundRequest get = new InboundRequest("GET", Samples.WEBHOOK, Map.of(), new byte[0]);

        assertThat(webhook.handle(get).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{not json", "[]", "7", "null", "{}", "{\"message\":7}", "{\"message\":{}} trailing"})
    @Tag("vapi.webhook-tolerates")
    void answers400ToProvenNonsense(String body) {
        assertThat(webhook.handle(Samples.signed(body)).status()).isEqualTo(400);
        assertThat(inbox.isUntouched()).isTrue();
    }

    @Test
    @Tag("vapi.webhook-tolerates")
    void answers413ToABodyBeyondAnyMessage() {
        InboundRequest huge = new InboundRequest(
                "POST", Samples.WEBHOOK, Map.of("x-vapi-secret", List.of(Samples.SECRET)), new byte[(16 << 20) + 1]);

        assertThat(webhook.handle(huge).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":{\"type\":\"hang\",\"call\":{\"id\":\"v-1\"}}}",
                "{\"message\":{\"type\":\"conversation-update\",\"messages\":[]}}",
                "{\"message\":{\"type\":\"transcript[transcriptType=\\\"final\\\"]\"}}",
                "{\"message\":{\"type\":\"of-tomorrow\",\"call\":null}}",
                "{\"message\":{\"type\":7}}",
                "{\"message\":{}}",
                "{\"message\":{\"type\":\"status-update\",\"status\":\"ended\"}}",
                "{\"message\":{\"type\":\"end-of-call-report\",\"call\":{\"id\":{}}}}"
            })
    @Tag("vapi.webhook-tolerates")
    void acceptsAndIgnoresWhatItHasNoUseFor(String body) {
        assertThat(webhook.handle(Samples.signed(body)).status()).isEqualTo(200);
        assertThat(inbox.isUntouched()).isTrue();
    }

    @Test
    void passesOnAStatus() {
        webhook.handle(Samples.signed(ENDED));

        assertThat(inbox.reports).singleElement().satisfies(call -> {
            assertThat(call.providerId()).isEqualTo("v-1");
            assertThat(call.callId()).isEqualTo(Samples.CALL_ID);
            assertThat(call.progress()).isEqualTo(Progress.ENDED);
            assertThat(call.ending())
                    .isEqualTo(new ProviderCall.Ending(ProviderCall.Ending.Kind.NO_ANSWER, "customer-did-not-answer"));
            assertThat(call.endedAt()).isEqualTo("2026-01-02T03:03:20Z");
            assertThat(call.findings()).isNull();
        });
    }

    @Test
    @Tag("vapi.webhook-tolerates")
    void passesOnTheSameNewsAsOftenAsItComes() {
        webhook.handle(Samples.signed(ENDED));
        webhook.handle(Samples.signed(ENDED));

        assertThat(inbox.reports).hasSize(2);
        assertThat(inbox.reports.get(0)).isEqualTo(inbox.reports.get(1));
    }

    @Test
    @Tag("vapi.webhook-tolerates")
    void letsVapiComeAgainWhenNewsCouldNotBeKept() {
        inbox.broken = true;

        assertThatThrownBy(() -> webhook.handle(Samples.signed(ENDED))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Tag("vapi.webhook-tolerates")
    void readsAReportOfMegabytes() {
        String report = """
                {"message":{"type":"end-of-call-report","endedReason":"assistant-ended-call",
                 "assistant":{"model":{"messages":[{"role":"system","content":"%s"}]}},
                 "artifact":{"transcript":"%s","messages":[{"role":"user","message":"Yes"}]},"analysis":{},
                 "call":{"id":"v-1"}}}""".formatted("p".repeat(2_000_000), "t".repeat(3_000_000));

        assertThat(webhook.handle(Samples.signed(report)).status()).isEqualTo(200);
        assertThat(inbox.reports)
                .singleElement()
                .satisfies(call -> assertThat(call.findings().transcript()).hasSize(500_000));
    }

    @Test
    @Tag("vapi.tells-no-secrets")
    void logsNothingOfWhatVapiSends() {
        Logger logger = (Logger) LoggerFactory.getLogger(VapiWebhook.class.getPackageName());
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.setLevel(Level.TRACE);
        logger.addAppender(log);
        try {
            webhook.handle(Samples.signed(ENDED));
            webhook.handle(Samples.signed(ENDED.replace("status-update", "of-tomorrow hidden-1")));
            webhook.handle(Samples.request(ENDED, "x-vapi-secret", "hidden-1"));
            webhook.handle(Samples.signed("{hidden-1"));
        } finally {
            logger.detachAppender(log);
            logger.setLevel(before);
        }
        assertThat(log.list)
                .noneMatch(event -> event.getFormattedMessage().contains("hidden")
                        || String.valueOf(event.getThrowableProxy()).contains("hidden"));
        assertThat(inbox.reports.toString()).doesNotContain("hidden");
    }

    @Test
    void letsTheAssistantAnswerACallThatRingsIn() {
        JsonNode answer = json(webhook.handle(Samples.signed("""
                {"message":{"type":"assistant-request","phoneNumber":{"number":"+14155550100"},
                 "call":{"id":"v-1","phoneNumberId":"number-1","customer":{"number":"+14155550123"}}}}""")));

        assertThat(inbox.incoming)
                .containsExactly(new IncomingCall("v-1", new PhoneNumber("+14155550123"), "+14155550100"));
        assertThat(answer.path("assistantId").asText()).isEqualTo("assistant-9");
        assertThat(answer.at("/assistantOverrides/variableValues/firstName").asText())
                .isEqualTo("Dana");
        assertThat(answer.at("/assistantOverrides/server/url").asText()).isEqualTo(Samples.WEBHOOK);
    }

    @Test
    @Tag("vapi.transfer")
    void aTransferIsAnsweredWithWordsWhileNobodyCanTakeIt() {
        JsonNode answer = json(webhook.handle(
                Samples.signed("{\"message\":{\"type\":\"transfer-destination-request\",\"call\":{\"id\":\"v-1\"}}}")));

        assertThat(answer.path("error").asText()).contains("offer to call back");
    }

    @Test
    @Tag("vapi.transfer")
    void aTransferIsAnsweredWithWordsWhenNobodyCanTellWhoTakesIt() {
        inbox.broken = true;

        JsonNode answer = json(webhook.handle(
                Samples.signed("{\"message\":{\"type\":\"transfer-destination-request\",\"call\":{\"id\":\"v-1\"}}}")));

        assertThat(answer.path("error").asText()).contains("offer to call back");
    }

    @Test
    @Tag("vapi.transfer")
    void aTransferGoesToWhomTheClientNamed() {
        inbox.taker = Optional.of(new PhoneNumber("+12125550100"));

        JsonNode answer = json(webhook.handle(Samples.signed("""
                {"message":{"type":"transfer-destination-request",
                 "call":{"id":"v-1","metadata":{"callId":"0190a0a0-0000-7000-8000-000000000001"}}}}""")));

        assertThat(answer.toString()).isEqualTo("""
                {"destination":{"type":"number","number":"+12125550100"}}""");
        assertThat(inbox.transferred).containsExactly(new LiveCall("v-1", "0190a0a0-0000-7000-8000-000000000001"));
    }

    @Test
    void takesAWithheldNumberAsUnknown() {
        webhook.handle(Samples.signed("""
                {"message":{"type":"assistant-request",
                 "call":{"id":"v-1","phoneNumberId":"number-1","customer":{"number":"anonymous"}}}}"""));

        assertThat(inbox.incoming).containsExactly(new IncomingCall("v-1", null, "number-1"));
    }

    @Test
    void speaksTheRefusalOfACallThatRingsIn() {
        inbox.incomingAnswer = new IncomingAnswer(null, Map.of(), "We are closed.");

        assertThat(json(webhook.handle(
                        Samples.signed("{\"message\":{\"type\":\"assistant-request\",\"call\":{\"id\":\"v-1\"}}}"))))
                .isEqualTo(Json.object().put("error", "We are closed."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"v-1\"}", "{}"})
    void excusesItselfWhenNobodyKnowsWhatToDoWithACallThatRingsIn(String call) {
        inbox.broken = true;

        InboundResponse response =
                webhook.handle(Samples.signed("{\"message\":{\"type\":\"assistant-request\",\"call\":" + call + "}}"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(json(response).path("error").asText()).startsWith("Sorry");
    }

    private static JsonNode json(InboundResponse response) {
        assertThat(response.contentType()).isEqualTo("application/json");
        return Json.tryRead(response.body()).orElseThrow();
    }
}
