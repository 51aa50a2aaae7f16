package io.github.booking4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.simulator.Client.Answer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("simulator.control")
class ControlApiTest {
    private static final Map<String, String> TEXT =
            Map.of("To", "+14155550123", "From", ProviderSimulator.TWILIO_FROM_NUMBER, "Body", "Hello");

    @AutoClose
    private final Stage stage = new Stage();

    private Answer control(String method, String path, String body) {
        return stage.client.control(method, path, body);
    }

    @Test
    void theRootTellsAllAClientMustKnow() {
        JsonNode root = control("GET", "/", "").json();
        assertThat(root.path("vapi").path("url").asText()).isEqualTo(stage.simulator.vapiUrl());
        assertThat(root.path("vapi").path("key").asText()).isEqualTo("simulator-vapi-key");
        assertThat(root.path("vapi").path("phoneNumberId").asText()).isNotEmpty();
        assertThat(root.path("vapi").path("templateAssistantId").asText()).isEqualTo("template-assistant");
        assertThat(root.path("vapi").path("webhookSecret").asText()).isEqualTo("simulator-webhook-secret");
        assertThat(root.path("vapi").path("webhookAuthentication").asText()).isEqualTo("hmac");
        assertThat(root.path("twilio").path("url").asText()).isEqualTo(stage.simulator.twilioUrl());
        assertThat(root.path("twilio").path("accountSid").asText()).matches("AC[0-9a-f]{32}");
        assertThat(root.path("twilio").path("authToken").asText()).isNotEmpty();
        assertThat(root.path("smtp").path("port").asInt()).isEqualTo(stage.simulator.smtpPort());
        assertThat(root.path("speed").asDouble()).isEqualTo(400);
    }

    @Test
    void scriptsAreSetAndCallsShown() {
        assertThat(control("POST", "/control/script", "{\"number\":\"+14155550100\",\"script\":\"busy\"}")
                        .status())
                .isEqualTo(204);
        stage.call("+14155550100");
        JsonNode call =
                control("GET", "/control/calls", "").json().path("items").get(0);
        assertThat(call.path("script").asText()).isEqualTo("busy");
        assertThat(call.path("endedReason").asText()).isEqualTo("customer-busy");
        assertThat(call.path("finished").asBoolean()).isTrue();
        assertThat(call.path("metadata").path("callId").asText()).isEqualTo("our-call-1");
        assertThat(call.path("webhooks")).hasSize(3);
    }

    @Test
    void faultsAreToldAndCleared() {
        control("POST", "/control/faults", "{\"kind\":\"sms\",\"effect\":\"status\",\"status\":503,\"times\":2}");
        control(
                "POST",
                "/control/faults",
                "{\"kind\":\"sms\",\"effect\":\"too_many_requests\",\"share\":1,\"retryAfterSeconds\":3}");
        assertThat(stage.client.sms(TEXT).status()).isEqualTo(503);
        assertThat(stage.client.sms(TEXT).status()).isEqualTo(503);
        assertThat(stage.client.sms(TEXT).response().headers().firstValue("Retry-After"))
                .hasValue("3");
        assertThat(control("DELETE", "/control/faults", "").status()).isEqualTo(204);
        assertThat(stage.client.sms(TEXT).status()).isEqualTo(201);
    }

    @Test
    void webhookTroubleAndAddressesAreSet() {
        control("POST", "/control/webhooks", "{\"duplicated\":1}");
        control("POST", "/control/urls", "{\"vapi\":\"" + stage.library.url("/vapi") + "\"}");
        var body = Client.call("+14155550170", "http://127.0.0.1:9/");
        ((com.fasterxml.jackson.databind.node.ObjectNode) body.get("assistantOverrides")).remove("server");
        String id =
                stage.finished(stage.client.vapi("POST", "/call", body).id()).id();
        assertThat(stage.library.genuine(id)).hasSize(6);
    }

    @Test
    void textsComeInAndAreShown() {
        control("POST", "/control/urls", "{\"inboundSms\":\"" + stage.library.url("/sms") + "\"}");
        Answer answer = control(
                "POST", "/control/inbound-sms", "{\"from\":\"+14155550123\",\"to\":\"+14155550100\",\"body\":\"YES\"}");
        assertThat(answer.json().path("status").asInt()).isEqualTo(200);
        control("POST", "/control/undelivered", "{\"number\":\"+14155550123\",\"errorCode\":30007}");
        stage.client.sms(TEXT);
        JsonNode texts = control("GET", "/control/messages", "").json().path("items");
        assertThat(texts)
                .extracting(text -> text.path("direction").asText())
                .containsExactly("inbound", "outbound-api");
        assertThat(control("GET", "/control/messages?limit=1", "").json().path("items"))
                .hasSize(1);
    }

    @Test
    void theJournalIsShownByKind() {
        stage.client.sms(TEXT);
        JsonNode items = control("GET", "/control/journal?kind=sms", "").json().path("items");
        assertThat(items)
                .singleElement()
                .satisfies(item -> assertThat(item.path("body").asText()).isEqualTo("Hello"));
        assertThat(control("GET", "/control/journal?limit=1", "").json().path("items"))
                .hasSize(1);
        assertThat(control("GET", "/control/mails", "").json().path("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/control/script | {\"number\":\"0123\",\"script\":\"busy\"} | number must be E.164",
                "/control/script | {\"number\":\"+14155550100\",\"script\":\"dance\"} | script must be one of",
                "/control/script | {\"number\":\"+14155550100\"} | script must be a string",
                "/control/script | {\"nummer\":\"+14155550100\"} | nummer is not known",
                "/control/script | [] | the body must be a JSON object",
                "/control/script | {\"number\" | the body is not JSON",
                "/control/faults | {\"kind\":\"sms\",\"effect\":\"status\",\"status\":200} | status must be within",
                "/control/faults | {\"kind\":\"sms\",\"effect\":\"status\",\"times\":\"x\"} | times must be a whole number",
                "/control/faults | {\"kind\":\"fax\",\"effect\":\"status\"} | kind must be one of",
                "/control/webhooks | {\"lost\":2} | lost must be within 0 and 1",
                "/control/inbound-sms | {\"from\":\"+1\",\"to\":\"+1\",\"body\":\"x\"} | no address for incoming texts"
            })
    void aBadRequestIsRefusedWithFieldAndReason(String path, String body, String detail) {
        Answer answer = control("POST", path, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().path("detail").asText()).startsWith(detail);
    }

    @Test
    void anUnknownPathOrAWrongQuestionIsRefused() {
        assertThat(control("GET", "/control/nothing", "").status()).isEqualTo(404);
        assertThat(control("GET", "/control/journal?kind=fax", "").status()).isEqualTo(400);
        assertThat(control("GET", "/control/calls?limit=many", "").status()).isEqualTo(400);
    }
}
