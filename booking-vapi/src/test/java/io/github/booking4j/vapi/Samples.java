package io.github.booking4j.vapi;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.spi.gateway.DialRequest;
import io.github.booking4j.spi.gateway.InboundRequest;
import io.github.booking4j.spi.gateway.VoiceGateway.CallReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What most tests need. */
final class Samples {
    static final String CALL_ID = "0198f0aa-0000-7000-8000-5f5f5f5f5f5f";
    static final String SECRET = "vapi-shared-secret";
    static final String WEBHOOK = "https://example.com/booking/webhooks/vapi";
    static final Instant NOW = Instant.parse("2026-01-02T03:10:00Z");

    private Samples() {}

    static VapiVoiceBuilder settings(String baseUrl) {
        return VapiVoice.builder()
                .apiKey("private-key")
                .assistant("assistant-1")
                .phoneNumber("number-1")
                .webhookSecret(SECRET)
                .baseUrl(baseUrl)
                .clock(InstantSource.fixed(NOW));
    }

    static DialRequest dial() {
        return dial("Dana Reyes", Duration.ofMinutes(15));
    }

    static DialRequest dial(String name, Duration maxDuration) {
        return new DialRequest(
                new ClientKey("acme-dental-x7k2p9"),
                CALL_ID,
                new PhoneNumber("+14155550123"),
                name,
                null,
                WEBHOOK,
                Map.of("firstName", "Dana", "businessName", "Acme Dental"),
                maxDuration);
    }

    static CallReference reference(String providerId) {
        return reference(providerId, null);
    }

    static CallReference reference(String providerId, String controlUrl) {
        return new CallReference(CALL_ID, providerId, controlUrl, NOW.minusSeconds(120));
    }

    static InboundRequest request(String body, String... headers) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            byName.put(headers[i], List.of(headers[i + 1]));
        }
        return new InboundRequest("POST", WEBHOOK, byName, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A request that carries the secret. */
    static InboundRequest signed(String body) {
        return request(body, "x-vapi-secret", SECRET);
    }
}
