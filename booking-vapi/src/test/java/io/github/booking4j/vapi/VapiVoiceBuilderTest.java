package io.github.booking4j.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VapiVoiceBuilderTest {
    @Test
    void buildsWithTheLeastThatIsNeeded() {
        try (VapiVoice voice = Samples.settings("https://api.vapi.ai").build()) {
            assertThat(voice.account()).isEqualTo("vapi");
            assertThat(voice.maxConcurrentCalls()).isEqualTo(10);
            assertThat(voice.circuit()).isEqualTo("closed");
        }
    }

    @Test
    @Tag("vapi.settings-are-checked-at-once")
    void namesEverySettingThatIsMissing() {
        assertThatThrownBy(() -> VapiVoice.builder().build())
                .isInstanceOfSatisfying(InvalidException.class, invalid -> {
                    assertThat(invalid.code()).isEqualTo("settings_invalid");
                    assertThat(invalid.problems())
                            .extracting(FieldProblem::pointer)
                            .containsExactly("apiKey", "assistant", "phoneNumber", "webhookSecret");
                });
    }

    @Test
    @Tag("vapi.settings-are-checked-at-once")
    void namesEverySettingThatIsWrong() {
        VapiVoiceBuilder settings = VapiVoice.builder()
                .apiKey("hidden key")
                .assistant(" ")
                .phoneNumber(" ")
                .webhookSecret("hidden\nsecret")
                .webhookCredential(" ", VapiAuthentication.hmac("k"))
                .baseUrl("api.vapi.ai")
                .maxConcurrentCalls(0)
                .callTimeout(Duration.ofSeconds(26));

        assertThatThrownBy(settings::build).isInstanceOfSatisfying(InvalidException.class, invalid -> {
            assertThat(invalid.problems())
                    .extracting(FieldProblem::pointer)
                    .containsExactlyInAnyOrder(
                            "apiKey",
                            "assistant",
                            "phoneNumber",
                            "webhookSecret",
                            "webhookCredential",
                            "baseUrl",
                            "maxConcurrentCalls",
                            "callTimeout");
            assertThat(invalid.toString()).doesNotContain("hidden");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x", "https://x/?a=b", "https://x/#a", "https://user:word@x/", ""})
    @Tag("vapi.settings-are-checked-at-once")
    void refusesABaseUrlThatIsNone(String url) {
        assertThatThrownBy(() -> Samples.settings(url).build()).isInstanceOf(InvalidException.class);
    }

    @Test
    @Tag("vapi.tells-no-secrets")
    void tellsNoSecret() {
        VapiVoiceBuilder settings = Samples.settings("https://api.vapi.ai");
        try (VapiVoice voice = settings.build()) {
            assertThat(settings + " " + voice).doesNotContain("private-key").doesNotContain(Samples.SECRET);
            assertThat(new WebhookServer(Samples.SECRET, null).toString()).doesNotContain(Samples.SECRET);
        }
    }

    @Test
    void closesItsOwnClientButNotTheHosts() {
        OkHttpClient host = new OkHttpClient();
        Samples.settings("https://api.vapi.ai").httpClient(host).build().close();

        assertThat(host.dispatcher().executorService().isShutdown()).isFalse();
        host.dispatcher().executorService().shutdown();
    }
}
