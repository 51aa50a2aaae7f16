package io.github.booking4j.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.error.InvalidException;
import io.github.booking4j.spi.gateway.InboundRequest;
import io.github.booking4j.vapi.VapiHmac.Algorithm;
import io.github.booking4j.vapi.VapiHmac.Encoding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("vapi.webhook-is-authentic")
class VapiAuthenticationTest {
    private static final String BODY = "{\"message\":{\"type\":\"hang\"}}";
    private static final Instant SENT = Instant.ofEpochSecond(1767323045);
    private static final String SIGNATURE = "2bbe6b62d74bbdab5c69d78fe05690f58b6e6eab67a704b4edd6f805c1d69b2c";
    private static final String MILLISECONDS = "cd2d15a3bc1b0944a62c353216237c90f6fa2161771f2d6ac3b6c4ebcb848927";

    private final VapiAuthentication hmac = VapiAuthentication.hmac(Samples.SECRET);

    @ParameterizedTest
    @CsvSource({"1767323045, " + SIGNATURE, "1767323045000, " + MILLISECONDS})
    void acceptsTheKnownVectorsInSecondsAndMilliseconds(String timestamp, String signature) {
        assertThat(hmac.accepts(hmacRequest(BODY, timestamp, signature), SENT)).isTrue();
        assertThat(hmac.accepts(hmacRequest(BODY, timestamp, signature.toUpperCase(java.util.Locale.ROOT)), SENT))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "{\"message\":{\"type\":\"hanG\"}}, 1767323045, " + SIGNATURE,
                BODY + ", 1767323046, " + SIGNATURE,
                BODY + ", 1767323045, " + MILLISECONDS,
                BODY + ", 1767323045, 2bbe6b62d74bbdab5c69d78fe05690f58b6e6eab67a704b4edd6f805c1d69b",
                BODY + ", 1767323045, zz",
                BODY + ", 1767323045, ''",
                BODY + ", '', " + SIGNATURE,
                BODY + ", soon, " + SIGNATURE,
                BODY + ", 99999999999999999999, " + SIGNATURE
            })
    void refusesWhatWasChangedOrIsMissing(String body, String timestamp, String signature) {
        assertThat(hmac.accepts(hmacRequest(body, timestamp, signature), SENT)).isFalse();
    }

    @Test
    void refusesARequestWithoutAnyHeader() {
        InboundRequest request = Samples.request(BODY);

        assertThat(hmac.accepts(request, SENT)).isFalse();
        assertThat(VapiAuthentication.legacySecret("s").accepts(request, SENT)).isFalse();
        assertThat(VapiAuthentication.bearer("s").accepts(request, SENT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "300, true", "-300, true", "301, false", "-301, false", "31536000, false"})
    void refusesARequestOfLongAgoOrOfTheFuture(long secondsLater, boolean accepted) {
        InboundRequest request = hmacRequest(BODY, "1767323045", SIGNATURE);

        assertThat(hmac.accepts(request, SENT.plusSeconds(secondsLater))).isEqualTo(accepted);
    }

    @Test
    void acceptsARequestOfAnyAgeWhenToldSo() {
        VapiHmac ageless = VapiHmac.builder(Samples.SECRET).maxAge(null).build();

        assertThat(ageless.accepts(hmacRequest(BODY, "1767323045", SIGNATURE), SENT.plus(Duration.ofDays(4000))))
                .isTrue();
    }

    @Test
    void readsAStandardWebhooksSignature() throws Exception {
        byte[] key = "0123456789abcdef01234567".getBytes(StandardCharsets.UTF_8);
        VapiHmac standard = VapiHmac.builder("whsec_" + Base64.getEncoder().encodeToString(key))
                .secretIsBase64()
                .messageIdHeader("webhook-id")
                .timestampHeader("webhook-timestamp")
                .signatureHeader("webhook-signature")
                .payloadFormat("{svix-id}.{timestamp}.{body}")
                .signatureEncoding(Encoding.BASE64)
                .signaturePrefix("v1,")
                .build();
        String signature = Base64.getEncoder().encodeToString(mac("HmacSHA256", key, "msg_1.1767323045." + BODY));

        InboundRequest request = Samples.request(
                BODY,
                "webhook-id",
                "msg_1",
                "webhook-timestamp",
                "1767323045",
                "webhook-signature",
                "v1,AAAA v1," + signature);
        assertThat(standard.accepts(request, SENT)).isTrue();
        InboundRequest nameless =
                Samples.request(BODY, "webhook-timestamp", "1767323045", "webhook-signature", "v1," + signature);
        assertThat(standard.accepts(nameless, SENT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"SHA1, HmacSHA1", "SHA256, HmacSHA256", "SHA512, HmacSHA512"})
    void knowsEachHashAndPlaceholder(Algorithm algorithm, String mac) throws Exception {
        VapiHmac hmac = VapiHmac.builder("k")
                .algorithm(algorithm)
                .payloadFormat("{method} {url}\n{body}")
                .signatureHeader("X-Sig")
                .signaturePrefix("sha=")
                .build();
        byte[] key = "k".getBytes(StandardCharsets.UTF_8);
        String signature = HexFormat.of().formatHex(mac(mac, key, "POST " + Samples.WEBHOOK + "\n" + BODY));

        assertThat(hmac.accepts(Samples.request(BODY, "x-sig", "sha=" + signature), SENT))
                .isTrue();
        assertThat(hmac.accepts(Samples.request(BODY, "x-sig", signature), SENT))
                .isFalse();
    }

    @Test
    void signsTheBodyAloneWithoutTimestamp() throws Exception {
        VapiHmac hmac = VapiHmac.builder("k").withoutTimestamp().build();
        byte[] key = "k".getBytes(StandardCharsets.UTF_8);
        String signature = HexFormat.of().formatHex(mac("HmacSHA256", key, BODY));

        assertThat(hmac.accepts(Samples.request(BODY, "x-signature", signature), SENT))
                .isTrue();
    }

    @Test
    void takesABodyThatLooksLikeAPlaceholderAsItIs() throws Exception {
        VapiHmac hmac =
                VapiHmac.builder("k").payloadFormat("{body}.{timestamp}").build();
        byte[] key = "k".getBytes(StandardCharsets.UTF_8);
        String signature = HexFormat.of().formatHex(mac("HmacSHA256", key, "{timestamp}.1767323045"));

        assertThat(hmac.accepts(hmacRequest("{timestamp}", "1767323045", signature), SENT))
                .isTrue();
    }

    @Test
    void namesEveryFieldOfABadCredential() {
        VapiHmac.Builder builder = VapiHmac.builder("not base64!")
                .secretIsBase64()
                .payloadFormat("{timestamp}{svix-id}")
                .timestampHeader("")
                .signatureHeader(" ");

        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        InvalidException.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(problem -> problem.pointer())
                                .containsExactly(
                                        "secretKey",
                                        "payloadFormat",
                                        "signatureHeader",
                                        "timestampHeader",
                                        "messageIdHeader"));
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer token-1, true",
        "bearer  token-1, true",
        "Bearer token-2, false",
        "token-1, false",
        "Bearer, false"
    })
    void acceptsABearerToken(String header, boolean accepted) {
        InboundRequest request = Samples.request(BODY, "authorization", header);

        assertThat(VapiAuthentication.bearer("token-1").accepts(request, SENT)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"secret-1, true", "secret-2, false", "Bearer secret-1, false", "secret, false"})
    void acceptsTheOldSecretHeader(String header, boolean accepted) {
        InboundRequest request = Samples.request(BODY, "x-vapi-secret", header);

        assertThat(VapiAuthentication.legacySecret("secret-1").accepts(request, SENT))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with blank", "line\nbreak", "ümlaut"})
    void refusesASecretThatNoHeaderCanCarry(String secret) {
        assertThatThrownBy(() -> VapiAuthentication.legacySecret(secret)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("vapi.tells-no-secrets")
    void tellsNoSecret() {
        assertThat(VapiAuthentication.bearer("hidden-1").toString()).doesNotContain("hidden");
        assertThat(VapiAuthentication.hmac("hidden-1").toString()).doesNotContain("hidden");
    }

    private static InboundRequest hmacRequest(String body, String timestamp, String signature) {
        return Samples.request(body, "x-timestamp", timestamp, "x-signature", signature);
    }

    private static byte[] mac(String algorithm, byte[] key, String payload) throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
    }
}
