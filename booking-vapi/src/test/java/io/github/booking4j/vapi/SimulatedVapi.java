package io.github.booking4j.vapi;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.call.WebhookAuthentication;
import io.github.booking4j.spi.gateway.AssistantRequest;
import io.github.booking4j.spi.gateway.DialRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The simulator, a gateway that uses it, and a port for its webhooks. */
final class SimulatedVapi implements AutoCloseable {
    static final String NUMBER = "+14155550123";

    private static final String TOOL_ANSWER = """
            {"timeZone":"America/New_York","booked":true,"spoken":"Tuesday at three",
             "slots":[{"start":"2030-03-05T15:00:00-05:00","resource":"room-1","service":"check-up"}]}""";

    final RecordingInbox inbox = new RecordingInbox();
    final ProviderSimulator simulator;
    final VapiVoice voice;
    final WebhookPort port;

    SimulatedVapi(WebhookAuthentication authentication, double speed) {
        inbox.toolAnswer = TOOL_ANSWER;
        simulator = ProviderSimulator.builder()
                .speed(speed)
                .webhookAuthentication(authentication)
                .start();
        voice = VapiVoice.builder()
                .apiKey(ProviderSimulator.VAPI_KEY)
                .assistant("assistant-1")
                .templateAssistant(ProviderSimulator.VAPI_TEMPLATE_ASSISTANT)
                .phoneNumber(ProviderSimulator.VAPI_PHONE_NUMBER_ID)
                .webhookSecret(ProviderSimulator.VAPI_WEBHOOK_SECRET)
                .baseUrl(simulator.vapiUrl())
                .callTimeout(Duration.ofSeconds(2))
                .build();
        port = new WebhookPort(voice.webhooks(inbox).get(0));
    }

    DialRequest dial(String assistant) {
        return new DialRequest(
                new ClientKey("acme-dental-x7k2p9"),
                UUID.randomUUID().toString(),
                new PhoneNumber(NUMBER),
                "Dana Reyes",
                assistant,
                port.url(),
                Map.of("firstName", "Dana"),
                Duration.ofMinutes(15));
    }

    AssistantRequest assistant(String existing) {
        return new AssistantRequest(
                new ClientKey("acme-dental-x7k2p9"),
                existing,
                "Acme Dental",
                "dentistry",
                List.of("Check-up"),
                port.url());
    }

    @Override
    public void close() {
        simulator.close();
        port.close();
        voice.close();
    }
}
