package io.github.booking4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class RealProvidersTest {
    private static final String ADMIN_KEY = "a-key-of-at-least-16-characters";
    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("PUBLIC_URL", "https://booking.example"),
            Map.entry("VAPI_PRIVATE_KEY", "vapi-key-of-the-account"),
            Map.entry("VAPI_ASSISTANT_ID", "assistant"),
            Map.entry("VAPI_PHONE_NUMBER_ID", "number"),
            Map.entry("TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef"),
            Map.entry("TWILIO_AUTH_TOKEN", "0123456789abcdef0123456789abcdef"),
            Map.entry("TWILIO_FROM_NUMBER", "+14155550100"),
            Map.entry("EMAIL_SERVICE", "gmail"),
            Map.entry("EMAIL_USER", "office@acme.example"),
            Map.entry("EMAIL_PASS", "secret"));

    @Test
    @Tag("demo.real-providers")
    void theProvidersNamedInTheEnvironmentAreUsed() throws Exception {
        RealProviders real = new RealProviders(ALL);

        assertThat(real.areNamed()).isTrue();
        Providers providers = real.connect(ADMIN_KEY);
        try (AutoCloseable voice = providers.voice();
                AutoCloseable sms = providers.sms();
                AutoCloseable email = providers.email()) {
            assertThat(voice).isNotNull();
            assertThat(sms).isNotNull();
            assertThat(email).isNotNull();
            assertThat(providers.simulated()).isFalse();
        }
    }

    @Test
    @Tag("demo.real-providers")
    void everythingThatIsMissingIsNamedAtOnceAndNoSecretIsTold() {
        Map<String, String> environment = Map.of(
                "VAPI_PRIVATE_KEY", "vapi-key-of-the-account",
                "TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef",
                "EMAIL_HOST", "mail.acme.example");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RealProviders(environment).connect(null))
                .withMessageContainingAll(
                        "API_KEY",
                        "PUBLIC_URL",
                        "VAPI_ASSISTANT_ID",
                        "VAPI_PHONE_NUMBER_ID",
                        "TWILIO_AUTH_TOKEN",
                        "TWILIO_FROM_NUMBER",
                        "EMAIL_FROM")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("vapi-key-of-the-account"));
    }

    @Test
    @Tag("demo.real-providers")
    void aMailServerWithoutALoginNeedsASender() throws Exception {
        Map<String, String> environment = new HashMap<>(ALL);
        environment.keySet().removeIf(name -> name.startsWith("EMAIL_"));
        environment.put("EMAIL_HOST", "mail.acme.example");
        environment.put("EMAIL_FROM", "office@acme.example");

        try (AutoCloseable email =
                new RealProviders(environment).connect(ADMIN_KEY).email()) {
            assertThat(email).isNotNull();
        }
    }

    @Test
    @Tag("demo.real-providers")
    void withoutAKeyOfVapiOrTwilioNobodyRealIsReached() {
        assertThat(new RealProviders(Map.of("EMAIL_HOST", "mail.acme.example", "VAPI_PRIVATE_KEY", " ")).areNamed())
                .isFalse();
    }
}
