package io.github.booking4j.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.booking4j.mail.SmtpEmail;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.twilio.TwilioSms;
import io.github.booking4j.vapi.VapiVoice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The real adapters, pointed at a simulator: in this process, or in one of its own. */
final class SimulatedProviders {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private SimulatedProviders() {}

    static Providers inThisProcess(int speed) {
        ProviderSimulator simulator = ProviderSimulator.builder().speed(speed).start();
        return providers(simulator.baseUrl(), "127.0.0.1", simulator.smtpPort(), simulator);
    }

    static Providers elsewhere(String url) {
        if (!url.matches("https?://[^/].*")) {
            throw new IllegalArgumentException("--simulator-url must be a URL such as http://localhost:8900");
        }
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        JsonNode smtp = describe(base).path("smtp");
        return providers(
                base, smtp.path("host").asText("127.0.0.1"), smtp.path("port").asInt(), null);
    }

    private static Providers providers(String base, String smtpHost, int smtpPort, @Nullable AutoCloseable simulator) {
        VapiVoice voice = VapiVoice.builder()
                .apiKey(ProviderSimulator.VAPI_KEY)
                .templateAssistant(ProviderSimulator.VAPI_TEMPLATE_ASSISTANT)
                .assistant(ProviderSimulator.VAPI_TEMPLATE_ASSISTANT)
                .phoneNumber(ProviderSimulator.VAPI_PHONE_NUMBER_ID)
                .webhookSecret(ProviderSimulator.VAPI_WEBHOOK_SECRET)
                .callTimeout(PATIENCE)
                .baseUrl(base + "/vapi")
                .build();
        TwilioSms sms = TwilioSms.builder()
                .account(ProviderSimulator.TWILIO_ACCOUNT_SID, ProviderSimulator.TWILIO_AUTH_TOKEN)
                .from(ProviderSimulator.TWILIO_FROM_NUMBER)
                .callTimeout(PATIENCE)
                .baseUrl(base + "/twilio")
                .build();
        SmtpEmail email = SmtpEmail.builder()
                .host(smtpHost)
                .port(smtpPort)
                .security(SmtpEmail.Security.NONE)
                .timeout(PATIENCE)
                .from("bookings@booking4j.example")
                .build();
        return new Providers(voice, sms, email, true, simulator);
    }

    private static JsonNode describe(String base) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/")).timeout(PATIENCE).build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalArgumentException("No simulator answers at " + base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
