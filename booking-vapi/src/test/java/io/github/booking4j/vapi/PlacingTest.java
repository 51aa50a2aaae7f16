package io.github.booking4j.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.PlacedCall;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacingTest {
    private static final String PLACED = """
            {"id":"0198f0aa-1111-7000-8000-5f5f5f5f5f5f","status":"queued","cost":0,
             "monitor":{"listenUrl":"wss://x.vapi.ai/1","controlUrl":"https://x.vapi.ai/1/control"},
             "subscriptionLimits":{"concurrencyBlocked":%s,"concurrencyLimit":10},"tomorrow":[1]}""";

    private final StubVapi vapi = new StubVapi();

    @AfterEach
    void stop() {
        vapi.close();
    }

    @Test
    @Tag("vapi.placed-call-carries-our-id")
    void asksForTheCallWithOurIdOnceAndReturnsVapisId() {
        vapi.answer(201, PLACED.formatted("false"));

        PlacedCall placed = place();

        assertThat(placed)
                .isEqualTo(new PlacedCall("0198f0aa-1111-7000-8000-5f5f5f5f5f5f", "https://x.vapi.ai/1/control"));
        assertThat(vapi.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method() + " " + asked.target()).isEqualTo("POST /call");
            assertThat(asked.authorization()).isEqualTo("Bearer private-key");
            assertThat(asked.contentType()).startsWith("application/json");
        });
        JsonNode body = body();
        assertThat(body.path("name").asText()).isEqualTo(Samples.CALL_ID);
        assertThat(body.at("/assistantOverrides/metadata/callId").asText()).isEqualTo(Samples.CALL_ID);
        assertThat(body.at("/assistantOverrides/metadata/client").asText()).isEqualTo("acme-dental-x7k2p9");
        assertThat(body.path("assistantId").asText()).isEqualTo("assistant-1");
        assertThat(body.path("phoneNumberId").asText()).isEqualTo("number-1");
        assertThat(body.at("/customer/number").asText()).isEqualTo("+14155550123");
    }

    @Test
    @Tag("vapi.request-has-known-properties-only")
    void sendsNoPropertyThatVapiWouldRefuse() {
        vapi.answer(201, PLACED.formatted("false"));

        place();

        JsonNode body = body();
        assertThat(names(body))
                .containsExactlyInAnyOrder("assistantId", "phoneNumberId", "name", "customer", "assistantOverrides");
        assertThat(names(body.path("customer"))).containsExactlyInAnyOrder("number", "name");
        JsonNode overrides = body.path("assistantOverrides");
        assertThat(names(overrides))
                .containsExactlyInAnyOrder(
                        "variableValues", "metadata", "maxDurationSeconds", "server", "serverMessages");
        assertThat(names(overrides.path("server"))).containsExactlyInAnyOrder("url", "headers", "backoffPlan");
        assertThat(names(overrides.at("/server/backoffPlan")))
                .containsExactlyInAnyOrder("type", "maxRetries", "baseDelaySeconds", "excludedStatusCodes");
    }

    @Test
    @Tag("vapi.call-brings-its-webhook")
    void tellsVapiWhereToReportAndHowToProveItself() {
        vapi.answer(201, PLACED.formatted("false"));

        place();

        JsonNode overrides = body().path("assistantOverrides");
        assertThat(overrides.at("/server/url").asText()).isEqualTo(Samples.WEBHOOK);
        assertThat(overrides.at("/server/headers/X-Vapi-Secret").asText()).isEqualTo(Samples.SECRET);
        assertThat(overrides.path("serverMessages"))
                .map(JsonNode::asText)
                .containsExactly("status-update", "end-of-call-report", "tool-calls", "hang");
        assertThat(overrides.at("/variableValues/firstName").asText()).isEqualTo("Dana");
    }

    @Test
    @Tag("vapi.call-brings-its-webhook")
    void namesTheStoredCredentialInsteadOfASecret() {
        vapi.answer(201, PLACED.formatted("false"));
        VapiVoiceBuilder settings = VapiVoice.builder()
                .apiKey("private-key")
                .assistant("assistant-1")
                .phoneNumber("number-1")
                .webhookCredential("credential-1", VapiAuthentication.hmac("k"))
                .baseUrl(vapi.url());

        place(settings);

        assertThat(body().at("/assistantOverrides/server/credentialId").asText())
                .isEqualTo("credential-1");
        assertThat(body().at("/assistantOverrides/server").has("headers")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "10, 10", "900, 900", "43200, 43200", "90000, 43200"})
    @Tag("vapi.request-keeps-to-limits")
    void keepsTheDurationWithinVapisLimits(long seconds, long sent) {
        vapi.answer(201, PLACED.formatted("false"));

        place(Samples.dial("Dana", Duration.ofSeconds(seconds)));

        assertThat(body().at("/assistantOverrides/maxDurationSeconds").asLong()).isEqualTo(sent);
    }

    @Test
    @Tag("vapi.request-keeps-to-limits")
    void cutsALongNameWithoutSplittingACharacter() {
        vapi.answer(201, PLACED.formatted("false"));

        place(Samples.dial("x".repeat(39) + "😀 Reyes", Duration.ofMinutes(5)));

        assertThat(body().at("/customer/name").asText()).isEqualTo("x".repeat(39));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    @Tag("vapi.request-keeps-to-limits")
    void leavesOutANameThatIsUnknown(String name) {
        vapi.answer(201, PLACED.formatted("false"));

        place(Samples.dial(name, Duration.ofMinutes(5)));

        assertThat(names(body().path("customer"))).containsExactly("number");
    }

    @Test
    void takesACallAsPlacedThatWaitsForAFreeLine() {
        vapi.answer(201, PLACED.formatted("true"));

        assertThat(place().providerId()).isEqualTo("0198f0aa-1111-7000-8000-5f5f5f5f5f5f");
    }

    @Test
    void waitsForAnAssistantWhenThereIsNone() {
        VapiVoiceBuilder settings = Samples.settings(vapi.url()).assistant(null).templateAssistant("template-1");

        GatewayException error = catchThrowableOfType(GatewayException.class, () -> place(settings));

        assertThat(error.kind()).isEqualTo(Kind.NOT_DONE);
        assertThat(error.providerCode()).isEqualTo("no_assistant");
        assertThat(vapi.asked()).isEmpty();
    }

    private PlacedCall place() {
        return place(Samples.settings(vapi.url()));
    }

    private static PlacedCall place(VapiVoiceBuilder settings) {
        try (VapiVoice voice = settings.build()) {
            return voice.place(Samples.dial());
        }
    }

    private void place(DialRequest request) {
        try (VapiVoice voice = Samples.settings(vapi.url()).build()) {
            voice.place(request);
        }
    }

    private JsonNode body() {
        return Json.tryRead(vapi.asked().get(0).body()).orElseThrow();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
