package io.github.booking4j.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.simulator.Client;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.Stage;
import io.github.booking4j.simulator.call.SimulatedCall.ToolUse;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("simulator.call-does-not-book")
class OtherCallsTest {
    @AutoClose
    private final Stage stage = new Stage();

    @ParameterizedTest
    @CsvSource({
        "+14155550160, customer-ended-call, not_interested, record_details",
        "+14155550185, assistant-ended-call, callback_requested, request_callback",
        "+14155550188, customer-ended-call, interested, find_slots",
        "+14155550190, assistant-ended-call, opted_out, opt_out"
    })
    void endsWithItsOutcomeAfterUsingItsTool(String number, String reason, String outcome, String tool) {
        SimulatedCall call = stage.call(number);
        assertThat(call.state().endedReason()).isEqualTo(reason);
        assertThat(call.state().outcome()).isEqualTo(outcome);
        assertThat(call.tools()).extracting(ToolUse::name).contains(tool).doesNotContain("book_appointment");
        assertThat(stage.library.genuine(call.id()))
                .contains("ringing", "in-progress")
                .endsWith("ended", "end-of-call-report");
    }

    @Test
    void aWrongNumberUsesNoTool() {
        SimulatedCall call = stage.call("+14155550192");
        assertThat(call.state().outcome()).isEqualTo("wrong_number");
        assertThat(call.tools()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+14155550170, customer-did-not-answer", "+14155550182, customer-busy"})
    void aCallThatIsNotAnsweredHasNoStartNoCostAndNothingSaid(String number, String reason) {
        SimulatedCall call = stage.call(number);
        assertThat(stage.library.genuine(call.id())).containsExactly("ringing", "ended", "end-of-call-report");
        JsonNode report = stage.library.report(call.id());
        assertThat(report.path("endedReason").asText()).isEqualTo(reason);
        assertThat(report.has("startedAt")).isFalse();
        assertThat(report.path("cost").decimalValue()).isEqualByComparingTo("0");
        assertThat(report.path("artifact").path("messages")).isEmpty();
        assertThat(report.path("analysis")).isEmpty();
    }

    @Test
    void aMachineThatAnswersIsVoicemail() {
        SimulatedCall call = stage.call("+14155550178");
        assertThat(call.state().endedReason()).isEqualTo("voicemail");
        assertThat(call.state().outcome()).isNull();
        assertThat(call.state().transcript())
                .contains(
                        "User: You have reached my voicemail",
                        "AI: Hello, this is the automated assistant of Acme Dental");
    }

    @Test
    void aProviderErrorEndsAnAnsweredCallWithoutAnalysis() {
        SimulatedCall call = stage.call("+14155550197");
        assertThat(call.state().endedReason()).isEqualTo("call.in-progress.error-providerfault-openai-llm-failed");
        assertThat(stage.library.report(call.id()).path("analysis")).isEmpty();
        assertThat(stage.library.report(call.id()).has("startedAt")).isTrue();
    }

    @Test
    void aCallbackIsAskedForInTwoHours() {
        SimulatedCall call = stage.call("+14155550185");
        JsonNode data = stage.library.report(call.id()).path("analysis").path("structuredData");
        Instant time = Instant.parse(data.path("callbackTime").asText());
        assertThat(time)
                .isBetween(
                        call.state().createdAt().plus(Duration.ofMinutes(119)),
                        Instant.now().plus(Duration.ofHours(2)));
        assertThat(call.tools().get(0).arguments()).contains(time.toString());
    }

    @Test
    void objectionsAreInTheStructuredData() {
        SimulatedCall call = stage.call("+14155550160");
        JsonNode data = stage.library.report(call.id()).path("analysis").path("structuredData");
        assertThat(data.path("objections")).hasSize(2);
        assertThat(data.path("sentiment").asText()).isEqualTo("negative");
    }

    @Test
    void aCallThatIsToldToEndSaysSo() {
        try (Stage slow = new Stage(ProviderSimulator.builder().speed(1))) {
            var answer = slow.client.vapi("POST", "/call", Client.call("+14155550100", slow.library.url("/vapi")));
            String control = answer.json().path("monitor").path("controlUrl").asText();
            assertThat(control).startsWith(slow.simulator.vapiUrl());
            String path = control.substring(slow.simulator.vapiUrl().length());
            var end = io.github.booking4j.simulator.internal.json.Json.object().put("type", "end-call");
            assertThat(slow.client.vapi("POST", path, end).status()).isEqualTo(200);
            SimulatedCall call = slow.finished(answer.id());
            assertThat(call.state().endedReason()).isEqualTo("manually-canceled");
            assertThat(slow.library.genuine(call.id())).endsWith("ended", "end-of-call-report");
            assertThat(slow.client.vapi("POST", path, end).status()).isEqualTo(404);
        }
    }

    @Test
    void anAssistantWithoutToolsCannotBook() {
        var body = Client.call("+14155550100", stage.library.url("/vapi"));
        body.remove("assistantId");
        body.putObject("assistant").put("firstMessage", "Hi");
        SimulatedCall call =
                stage.finished(stage.client.vapi("POST", "/call", body).id());
        assertThat(call.tools()).isEmpty();
        assertThat(call.state().outcome()).isEqualTo("interested");
        assertThat(call.state().transcript()).startsWith("AI: Hi\n");
    }

    @Test
    void onlyTheMessagesTheAssistantWantsAreSent() {
        var body = Client.call("+14155550160", stage.library.url("/vapi"));
        ((com.fasterxml.jackson.databind.node.ObjectNode) body.get("assistantOverrides"))
                .putArray("serverMessages")
                .add("end-of-call-report")
                .add("conversation-update");
        SimulatedCall call =
                stage.finished(stage.client.vapi("POST", "/call", body).id());
        assertThat(stage.library.genuine(call.id()))
                .containsExactly(
                        "conversation-update", "conversation-update", "conversation-update", "end-of-call-report");
    }

    @Test
    void withoutAServerTheDefaultAddressGetsTheWebhooks() {
        stage.simulator.vapiWebhookUrl(stage.library.url("/vapi/default"));
        var body = Client.call("+14155550170", "http://127.0.0.1:9/unused");
        ((com.fasterxml.jackson.databind.node.ObjectNode) body.get("assistantOverrides")).remove("server");
        SimulatedCall call =
                stage.finished(stage.client.vapi("POST", "/call", body).id());
        assertThat(stage.library.genuine(call.id())).hasSize(3);
        assertThat(stage.library.received()).allMatch(one -> one.path().equals("/vapi/default"));
    }

    @Test
    void whatIsRefusedIsRepeatedOnlyWhenTheServerAsksForIt() {
        stage.library.answering(503);
        SimulatedCall once = stage.call("+14155550170");
        assertThat(once.webhooks()).hasSize(3);
        var body = Client.call("+14155550171", stage.library.url("/vapi"));
        ((com.fasterxml.jackson.databind.node.ObjectNode)
                        body.get("assistantOverrides").get("server"))
                .putObject("backoffPlan")
                .put("type", "fixed")
                .put("maxRetries", 2)
                .put("baseDelaySeconds", 1);
        SimulatedCall thrice =
                stage.finished(stage.client.vapi("POST", "/call", body).id());
        assertThat(thrice.webhooks()).hasSize(9);
    }

    @Test
    void aCallLivesUntilItsScriptIsOver() {
        try (Stage slow = new Stage(ProviderSimulator.builder().speed(1))) {
            var answer = slow.client.vapi("POST", "/call", Client.call("+14155550100", slow.library.url("/vapi")));
            Awaitility.await()
                    .until(() -> slow.find(answer.id()).state().status().equals("ringing"));
            assertThat(slow.find(answer.id()).isFinished()).isFalse();
        }
    }
}
