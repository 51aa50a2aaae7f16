package io.github.booking4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSmsBuilderTest {
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";

    @Tag("twilio.settings-are-checked-at-once")
    @Test
    void namesEverythingThatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TwilioSms.builder().build())
                .withMessageContainingAll("account SID", "auth token", "one of from and messagingService");
    }

    @Tag("twilio.settings-are-checked-at-once")
    @Test
    void namesEverythingThatIsWrongWithoutTellingASecret() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TwilioSms.builder()
                        .account("AC1", "tell-nobody")
                        .apiKey("SK1", " ")
                        .secondToken("")
                        .messagingService("MG1")
                        .baseUrl("https://user:tell-nobody@api.twilio.com/")
                        .callTimeout(Duration.ofSeconds(26))
                        .build())
                .withMessageContainingAll(
                        "account SID",
                        "API key SID",
                        "API key's secret",
                        "second token",
                        "messaging service SID",
                        "baseUrl",
                        "callTimeout")
                .withMessageNotContaining("tell-nobody");
    }

    @Tag("twilio.settings-are-checked-at-once")
    @Test
    void aNumberAndAMessagingServiceAreOneTooMany() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder()
                        .from("+15005550006")
                        .messagingService("MG0123456789abcdef0123456789abcdef")
                        .build())
                .withMessageContaining("one of from and messagingService");
    }

    @Tag("twilio.settings-are-checked-at-once")
    @ParameterizedTest
    @ValueSource(strings = {"+15005550006", "72345", "Acme Dental", "A1"})
    void numbersShortCodesAndNamesCanSend(String from) {
        assertThatCode(() -> builder().from(from).build().close()).doesNotThrowAnyException();
    }

    @Tag("twilio.settings-are-checked-at-once")
    @ParameterizedTest
    @ValueSource(strings = {"", "15005550006", "+1 500 555 0006", "12", "Acme Dental Inc", "Äcme", "A\nB"})
    void nothingElseCan(String from) {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().from(from).build())
                .withMessageContaining("from must be");
    }

    @Tag("twilio.settings-are-checked-at-once")
    @ParameterizedTest
    @CsvSource({"ftp://x.org", "https://x.org?a=b", "https://x.org#a", "nothing"})
    void theBaseIsAPlainWebAddress(String url) {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().from("72345").baseUrl(url).build())
                .withMessageContaining("baseUrl");
    }

    @Tag("twilio.tells-no-secrets")
    @Test
    void noSecretIsInAnyText() {
        String key = "SK0123456789abcdef0123456789abcdef";
        try (TwilioSms sms =
                builder().from("+15005550006").apiKey(key, "hidden").build()) {
            assertThat(sms.toString()).contains("+15005550006").doesNotContain("tell-nobody", "hidden");
        }
        TwilioAccount account = new TwilioAccount(HttpUrl.get("https://x.org"), ACCOUNT, ACCOUNT, "tell-nobody");
        assertThat(account.toString()).doesNotContain("tell-nobody");
    }

    @Tag("twilio.settings-are-checked-at-once")
    @Test
    void theHostsClientStaysOpen() {
        OkHttpClient client = new OkHttpClient();
        builder().from("72345").httpClient(client).build().close();
        assertThat(client.dispatcher().executorService().isShutdown()).isFalse();
        client.dispatcher().executorService().shutdown();
    }

    private static TwilioSmsBuilder builder() {
        return TwilioSms.builder().account(ACCOUNT, "tell-nobody");
    }
}
