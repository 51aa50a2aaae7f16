package io.github.booking4j.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.VoiceGateway.CallReference;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HangingUpTest {
    private final StubVapi vapi = new StubVapi();

    @AfterEach
    void stop() {
        vapi.close();
    }

    @Test
    void endsACallAtItsControlAddressWithoutShowingOurKey() {
        vapi.answer(200, "{}");

        hangUp(Samples.reference("v-1", vapi.url() + "/v-1/control"));

        assertThat(vapi.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method() + " " + asked.target()).isEqualTo("POST /v-1/control");
            assertThat(asked.body()).isEqualTo("{\"type\":\"end-call\"}");
            assertThat(asked.authorization()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "https://127.0.0.1/control",
                "http://localhost:22/control",
                "https://vapi.ai.evil.example/control",
                "https://x.vapi.ai/control",
                "file:///etc/passwd",
                "nonsense"
            })
    @Tag("vapi.control-address-is-vapis")
    void sendsNothingToAnAddressThatIsNotVapis(String url) {
        GatewayException error = failure(Samples.reference("v-1", url));

        assertThat(error.kind()).isEqualTo(Kind.REFUSED);
        assertThat(error.providerCode()).isEqualTo("control_url");
        assertThat(vapi.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://phone-call.aws.vapi.ai/1/control, true",
        "https://vapi.ai/1/control, true",
        "https://api.vapi.ai/1/control, true",
        "http://phone-call.aws.vapi.ai/1/control, false",
        "https://notvapi.ai/1/control, false",
        "https://calls.example.org/1/control, true",
        "http://calls.example.org/1/control, false"
    })
    @Tag("vapi.control-address-is-vapis")
    void trustsVapisDomainAndNamedOnesByHttps(String url, boolean trusted) {
        CallControl control =
                new CallControl(null, null, HttpUrl.get("https://api.eu.vapi.ai"), java.util.List.of("Example.org"));

        assertThat(control.isTrusted(HttpUrl.get(url))).isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void takesACallAsEndedThatIsGone(int status) {
        vapi.answer(status, "");

        hangUp(Samples.reference("v-1", vapi.url() + "/v-1/control"));

        assertThat(vapi.asked()).hasSize(1);
    }

    @Test
    void saysWhenACallWasNotEnded() {
        vapi.answer(500, "");

        assertThat(failure(Samples.reference("v-1", vapi.url() + "/v-1/control"))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void asksForTheControlAddressWhenItIsUnknown() {
        vapi.answer(
                        200,
                        "{\"id\":\"v-1\",\"status\":\"ringing\",\"monitor\":{\"controlUrl\":\"%s/c\"}}"
                                .formatted(vapi.url()))
                .answer(200, "");

        hangUp(Samples.reference("v-1"));

        assertThat(vapi.asked()).extracting(StubVapi.Asked::target).containsExactly("/call/v-1", "/c");
    }

    @Test
    void doesNothingToACallThatIsOver() {
        vapi.answer(200, "{\"id\":\"v-1\",\"status\":\"ended\",\"endedReason\":\"customer-busy\"}");

        hangUp(Samples.reference("v-1"));

        assertThat(vapi.asked()).hasSize(1);
    }

    @Test
    void saysWhenALiveCallCannotBeControlled() {
        vapi.answer(200, "{\"id\":\"v-1\",\"status\":\"in-progress\"}");

        assertThat(failure(Samples.reference("v-1")).providerCode()).isEqualTo("no_control_url");
    }

    private void hangUp(CallReference call) {
        try (VapiVoice voice = Samples.settings(vapi.url()).build()) {
            voice.hangUp(call);
        }
    }

    private GatewayException failure(CallReference call) {
        return catchThrowableOfType(GatewayException.class, () -> hangUp(call));
    }
}
