package io.github.booking4j.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.AssistantRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssistantCloningTest {
    private static final Set<String> KNOWN = Set.of(
            "name",
            "metadata",
            "model",
            "voice",
            "firstMessage",
            "firstMessageMode",
            "voicemailMessage",
            "maxDurationSeconds",
            "serverMessages",
            "server",
            "analysisPlan",
            "artifactPlan");
    private static final String TEMPLATE = """
            {"id":"template-1","orgId":"o","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z",
             "latestVersion":3,"isServerUrlSecretSet":true,"somethingOfTomorrow":{"a":1},"backgroundSound":null,
             "name":"Template","voice":{"provider":"11labs","voiceId":"v"},"maxDurationSeconds":600,
             "firstMessage":"%s","firstMessageMode":"assistant-waits-for-user",
             "voicemailMessage":"{{ businessName }} called.",
             "server":{"url":"https://old.example"},"serverMessages":["transcript"],
             "artifactPlan":{"recordingEnabled":%s},
             "analysisPlan":{"summaryPlan":{"enabled":true},"structuredDataPlan":{"schema":{"type":"object",
               "properties":{"pets":{"type":"string"}}}}},
             "model":{"provider":"openai","model":"m","temperature":0.3,
               "messages":[{"role":"system","content":"You work for {{businessName}}, {{industry}}: {{services}}. Greet {{firstName}}."}],
               "tools":[{"type":"endCall"},{"type":"function","function":{"name":"opt_out","description":"old"}}]}}""";

    private final StubVapi vapi = new StubVapi();

    @AfterEach
    void stop() {
        vapi.close();
    }

    @Test
    @Tag("vapi.assistant-is-cloned")
    void clonesTheTemplateWithTheFieldsThatVapiAllows() {
        vapi.answer(200, TEMPLATE.formatted("", "true")).answer(201, "{\"id\":\"assistant-7\"}");

        assertThat(provide(null)).isEqualTo("assistant-7");

        assertThat(vapi.asked())
                .extracting(asked -> asked.method() + " " + asked.target())
                .containsExactly("GET /assistant/template-1", "POST /assistant");
        JsonNode sent = sent();
        assertThat(names(sent)).isEqualTo(new TreeSet<>(KNOWN));
        assertThat(sent.path("name").asText()).isEqualTo("acme-dental-x7k2p9");
        assertThat(sent.at("/metadata/client").asText()).isEqualTo("acme-dental-x7k2p9");
        assertThat(sent.at("/voice/voiceId").asText()).isEqualTo("v");
        assertThat(sent.at("/model/temperature").asDouble()).isEqualTo(0.3);
        assertThat(sent.at("/server/url").asText()).isEqualTo(Samples.WEBHOOK);
        assertThat(sent.at("/server/headers/X-Vapi-Secret").asText()).isEqualTo(Samples.SECRET);
        assertThat(sent.path("serverMessages")).map(JsonNode::asText).doesNotContain("transcript");
    }

    @Test
    @Tag("vapi.assistant-is-cloned")
    void fillsInTheBusinessAndLeavesOtherPlaceholdersToVapi() {
        vapi.answer(200, TEMPLATE.formatted("", "true")).answer(201, "{\"id\":\"assistant-7\"}");

        provide(null);

        assertThat(sent().at("/model/messages/0/content").asText())
                .isEqualTo("You work for Acme $1 Dental, dentistry: Check-up, Cleaning. Greet {{firstName}}.");
        assertThat(sent().at("/model/messages/1/role").asText()).isEqualTo("system");
        assertThat(sent().at("/model/messages/1/content").asText())
                .contains("assistant of Acme $1 Dental (dentistry). It offers: Check-up, Cleaning.", "opt_out");
        assertThat(sent().path("voicemailMessage").asText()).isEqualTo("Acme $1 Dental called.");
    }

    @Test
    @Tag("vapi.assistant-knows-the-day")
    void leavesTheDayAndTheZoneToBeFilledInAtEachCall() {
        vapi.answer(200, TEMPLATE.formatted("", "true")).answer(201, "{\"id\":\"assistant-7\"}");

        provide(null);

        assertThat(sent().at("/model/messages/1/content").asText())
                .contains("{{localTime}}", "{{timeZone}}", "{{appointment}}");
    }

    @Test
    @Tag("vapi.assistant-has-our-tools")
    void declaresOurToolsBesideTheTemplatesOwn() {
        vapi.answer(200, TEMPLATE.formatted("", "true")).answer(201, "{\"id\":\"assistant-7\"}");

        provide(null);

        JsonNode tools = sent().at("/model/tools");
        assertThat(tools)
                .map(tool -> tool.path("type").asText() + ":"
                        + tool.path("function").path("name").asText())
                .containsExactly(
                        "endCall:",
                        "function:find_slots",
                        "function:book_appointment",
                        "function:reschedule_appointment",
                        "function:cancel_appointment",
                        "function:request_callback",
                        "function:opt_out",
                        "function:record_details");
        assertThat(names(tools.at("/1/function/parameters/properties")))
                .containsExactlyInAnyOrder("service", "from", "to", "dayPart");
        assertThat(names(tools.at("/2/function/parameters/properties")))
                .containsExactlyInAnyOrder("start", "service", "resource", "name", "email");
        assertThat(tools.at("/2/function/parameters/required"))
                .map(JsonNode::asText)
                .containsExactly("start");
        assertThat(names(tools.at("/7/function/parameters/properties")))
                .containsExactlyInAnyOrder("need", "timing", "decisionMaker", "callbackWindow", "objections");
    }

    @Test
    @Tag("vapi.assistant-asks-for-the-outcome")
    void asksForTheStructuredResultBesideTheTemplatesOwn() {
        vapi.answer(200, TEMPLATE.formatted("", "true")).answer(201, "{\"id\":\"assistant-7\"}");

        provide(null);

        JsonNode plan = sent().path("analysisPlan");
        assertThat(plan.at("/structuredDataPlan/enabled").asBoolean()).isTrue();
        assertThat(names(plan.at("/structuredDataPlan/schema/properties")))
                .containsExactlyInAnyOrder(
                        "pets", "outcome", "callbackTime", "sentiment", "qualityScore", "objections");
        assertThat(plan.at("/summaryPlan/enabled").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "''                                              | true  | Hello, this is the automated assistant of Acme $1 Dental. This call may be recorded. Say stop at any time and we will not call you again. Shall we find a time for your appointment?",
                "How are you?                                    | false | Hello, this is the automated assistant of Acme $1 Dental. Say stop at any time and we will not call you again. How are you?",
                "Hi, Sam from {{businessName}} here.             | false | Hello, this is the automated assistant of Acme $1 Dental. Say stop at any time and we will not call you again. Hi, Sam from Acme $1 Dental here.",
                "Hola, soy la asistente virtual de {{businessName}}. | false | Hola, soy la asistente virtual de Acme $1 Dental.",
                "Hola, soy la asistente virtual de {{businessName}}. | true | This call may be recorded. Hola, soy la asistente virtual de Acme $1 Dental.",
                "Hola, soy la asistente virtual de {{businessName}}. Se graba la llamada. | true | Hola, soy la asistente virtual de Acme $1 Dental. Se graba la llamada."
            })
    @Tag("vapi.first-words-name-the-business")
    void saysFirstWhoCallsAndThatTheVoiceIsAutomated(String own, String recorded, String said) {
        vapi.answer(200, TEMPLATE.formatted(own, recorded)).answer(201, "{\"id\":\"assistant-7\"}");

        provide(null);

        assertThat(sent().path("firstMessage").asText()).isEqualTo(said);
        assertThat(sent().path("firstMessageMode").asText()).isEqualTo("assistant-speaks-first");
    }

    @Test
    @Tag("vapi.assistant-is-cloned")
    void changesTheAssistantThatAClientHas() {
        vapi.answer(200, TEMPLATE.formatted("", "true")).answer(200, "{\"id\":\"assistant-7\"}");

        assertThat(provide("assistant-7")).isEqualTo("assistant-7");
        assertThat(vapi.asked().get(1).method() + " " + vapi.asked().get(1).target())
                .isEqualTo("PATCH /assistant/assistant-7");
    }

    @Test
    @Tag("vapi.assistant-is-cloned")
    void clonesAgainWhenTheClientsAssistantIsGone() {
        vapi.answer(200, TEMPLATE.formatted("", "true")).answer(404, "{}").answer(201, "{\"id\":\"assistant-8\"}");

        assertThat(provide("assistant-7")).isEqualTo("assistant-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assistant-1", "template-1"})
    @Tag("vapi.assistant-is-cloned")
    void neverChangesWhatClientsShare(String shared) {
        vapi.answer(200, TEMPLATE.formatted("", "true")).answer(201, "{\"id\":\"assistant-8\"}");

        assertThat(provide(shared)).isEqualTo("assistant-8");
        assertThat(vapi.asked().get(1).method()).isEqualTo("POST");
    }

    @Test
    void sharesTheAccountsAssistantWhenThereIsNoTemplate() {
        try (VapiVoice voice = Samples.settings(vapi.url()).build()) {
            assertThat(voice.provideAssistant(request(null))).isEqualTo("assistant-1");
        }
        assertThat(vapi.asked()).isEmpty();
    }

    @Test
    void saysWhenTheTemplateIsGone() {
        vapi.answer(404, "{\"message\":\"no such assistant\"}");

        GatewayException error = catchThrowableOfType(GatewayException.class, () -> provide(null));

        assertThat(error.kind()).isEqualTo(Kind.REFUSED);
    }

    private String provide(String existing) {
        try (VapiVoice voice =
                Samples.settings(vapi.url()).templateAssistant("template-1").build()) {
            return voice.provideAssistant(request(existing));
        }
    }

    private static AssistantRequest request(String existing) {
        return new AssistantRequest(
                new ClientKey("acme-dental-x7k2p9"),
                existing,
                "Acme {{$1}}\nDental",
                "dentistry",
                List.of("Check-up", "Cleaning"),
                Samples.WEBHOOK);
    }

    private JsonNode sent() {
        List<StubVapi.Asked> asked = vapi.asked();
        return Json.tryRead(asked.get(asked.size() - 1).body()).orElseThrow();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
