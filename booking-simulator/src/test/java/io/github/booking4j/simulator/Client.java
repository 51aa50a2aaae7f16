package io.github.booking4j.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.internal.http.FormText;
import io.github.booking4j.simulator.internal.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** Talks to a simulator as a client of the providers does. */
public final class Client {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ProviderSimulator simulator;

    public Client(ProviderSimulator simulator) {
        this.simulator = simulator;
    }

    /** An answer. */
    public record Answer(int status, String body, HttpResponse<String> response) {
        public JsonNode json() {
            return Json.read(body);
        }

        public String id() {
            return json().path("id").asText();
        }
    }

    /** A request for a call that books with the tools of the template. */
    public static ObjectNode call(String number, String webhookUrl) {
        ObjectNode body = Json.object()
                .put("assistantId", ProviderSimulator.VAPI_TEMPLATE_ASSISTANT)
                .put("phoneNumberId", ProviderSimulator.VAPI_PHONE_NUMBER_ID)
                .put("name", "call-1");
        body.putObject("customer")
                .put("number", number)
                .put("name", "Dana Reyes")
                .put("email", "dana@example.org");
        ObjectNode overrides = body.putObject("assistantOverrides");
        overrides.putObject("server").put("url", webhookUrl);
        overrides.putObject("metadata").put("callId", "our-call-1");
        overrides.putObject("variableValues").put("firstName", "Dana").put("businessName", "Acme Dental");
        return body;
    }

    public Answer vapi(String method, String path, JsonNode body) {
        return send(vapiRequest(method, path, body).header("Authorization", "Bearer " + ProviderSimulator.VAPI_KEY));
    }

    public Answer vapi(String method, String path) {
        return vapi(method, path, Json.object());
    }

    public HttpRequest.Builder vapiRequest(String method, String path, JsonNode body) {
        return request(simulator.vapiUrl() + path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(Json.line(body)));
    }

    public Answer sms(Map<String, String> form) {
        return twilio("POST", "/Messages.json", form);
    }

    public Answer twilio(String method, String path, Map<String, String> form) {
        String pair = ProviderSimulator.TWILIO_ACCOUNT_SID + ":" + ProviderSimulator.TWILIO_AUTH_TOKEN;
        return send(request(
                        simulator.twilioUrl() + "/2010-04-01/Accounts/" + ProviderSimulator.TWILIO_ACCOUNT_SID + path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(pair.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .method(method, BodyPublishers.ofString(FormText.write(form))));
    }

    public Answer control(String method, String path, String body) {
        return send(request(simulator.baseUrl() + path).method(method, BodyPublishers.ofString(body)));
    }

    public static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return sendOrFail(request.build());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public Answer sendOrFail(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
