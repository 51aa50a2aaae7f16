package io.github.booking4j.simulator.call.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.simulator.call.WebhookAuthentication;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("simulator.webhooks-are-proved")
class VapiSignerTest {
    private static final String BODY = "{\"message\":{\"type\":\"hang\"}}";

    @ParameterizedTest
    @CsvSource({
        "1767323045, 2bbe6b62d74bbdab5c69d78fe05690f58b6e6eab67a704b4edd6f805c1d69b2c",
        "1767323045000, cd2d15a3bc1b0944a62c353216237c90f6fa2161771f2d6ac3b6c4ebcb848927"
    })
    void signsTimestampAndBody(String timestamp, String signature) {
        assertThat(VapiSigner.signature(BODY, "vapi-shared-secret", timestamp)).isEqualTo(signature);
    }

    @Test
    void theHmacSchemeSignsWithTheTimeInSeconds() {
        assertThat(headers(WebhookAuthentication.HMAC))
                .isEqualTo(Map.of(
                        "x-timestamp",
                        "1767323045",
                        "x-signature",
                        "2bbe6b62d74bbdab5c69d78fe05690f58b6e6eab67a704b4edd6f805c1d69b2c"));
    }

    @Test
    void theOtherSchemesSendTheSecretOrNothing() {
        assertThat(headers(WebhookAuthentication.LEGACY_SECRET))
                .isEqualTo(Map.of("X-Vapi-Secret", "vapi-shared-secret"));
        assertThat(headers(WebhookAuthentication.BEARER))
                .isEqualTo(Map.of("Authorization", "Bearer vapi-shared-secret"));
        assertThat(headers(WebhookAuthentication.NONE)).isEmpty();
    }

    @Test
    void aForgeryDiffers() {
        VapiSigner signer = signer(WebhookAuthentication.HMAC);
        assertThat(signer.forgedHeaders(BODY)).isNotEqualTo(signer.headers(BODY));
    }

    private static Map<String, String> headers(WebhookAuthentication scheme) {
        return signer(scheme).headers(BODY);
    }

    private static VapiSigner signer(WebhookAuthentication scheme) {
        return new VapiSigner(scheme, "vapi-shared-secret", () -> Instant.ofEpochSecond(1767323045));
    }
}
