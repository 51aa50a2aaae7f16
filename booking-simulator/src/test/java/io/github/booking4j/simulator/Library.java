package io.github.booking4j.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.booking4j.simulator.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Stands for the system under test: receives the simulator's webhooks, checks them by itself, and answers tools from a calendar. */
public final class Library implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final List<Received> received = new ArrayList<>();
    private final Set<String> free = new LinkedHashSet<>();
    private int status = 200;
    private String smsAnswer = "";

    /** A webhook that came. */
    public record Received(String path, boolean genuine, String type, JsonNode message, String body) {}

    public Library() {
        // As the simulator does for its own server: whichever is made first decides for the process.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(
                    new InetSocketAddress(io.github.booking4j.simulator.internal.http.Loopback.address(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public synchronized Library offering(String... starts) {
        free.addAll(List.of(starts));
        return this;
    }

    public synchronized Library answering(int other) {
        status = other;
        return this;
    }

    public synchronized Library answeringSmsWith(String twiml) {
        smsAnswer = twiml;
        return this;
    }

    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** Types and statuses of the genuine webhooks about a call, in the order they came. */
    public List<String> genuine(String callId) {
        return received().stream()
                .filter(one -> one.genuine()
                        && one.message().path("call").path("id").asText().equals(callId))
                .map(Library::summary)
                .toList();
    }

    private static String summary(Received one) {
        return one.type().equals("status-update") ? one.message().path("status").asText() : one.type();
    }

    public JsonNode report(String callId) {
        return received().stream()
                .filter(one -> one.type().equals("end-of-call-report"))
                .filter(one -> one.message().path("call").path("id").asText().equals(callId))
                .map(Received::message)
                .findFirst()
                .orElseThrow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            boolean vapi = path.startsWith("/vapi");
            JsonNode message = vapi ? Json.read(body).path("message") : Json.object();
            String type = vapi ? message.path("type").asText() : "sms";
            boolean genuine = vapi ? isFromVapi(exchange, body) : isFromTwilio(exchange, body);
            String answer;
            int answered;
            synchronized (this) {
                received.add(new Received(path, genuine, type, message, body));
                answer = type.equals("tool-calls") ? tool(message) : vapi ? "" : smsAnswer;
                answered = genuine ? status : 403;
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answered, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String tool(JsonNode message) {
        JsonNode call = message.path("toolCallList").get(0);
        JsonNode arguments = call.path("function").path("arguments");
        ObjectNode result = switch (call.path("function").path("name").asText()) {
            case "find_slots" -> slots("slots").put("timeZone", "America/New_York");
            case "book_appointment" -> book(arguments.path("start").asText());
            default -> Json.object().put("ok", true);
        };
        ObjectNode answer = Json.object();
        answer.putArray("results")
                .addObject()
                .put("toolCallId", call.path("id").asText())
                .put("name", call.path("function").path("name").asText())
                .put("result", Json.line(result));
        return Json.line(answer);
    }

    private ObjectNode slots(String field) {
        ObjectNode result = Json.object();
        ArrayNode slots = result.putArray(field);
        free.forEach(start ->
                slots.addObject().put("start", start).put("resource", "chair").put("spoken", "at " + start));
        return result;
    }

    private ObjectNode book(String start) {
        return free.remove(start)
                ? Json.object()
                        .put("booked", true)
                        .put("appointmentId", "a-" + start)
                        .put("start", start)
                : slots("alternatives").put("booked", false).put("code", "slot_taken");
    }

    private static boolean isFromVapi(HttpExchange exchange, String body) {
        String timestamp = String.valueOf(exchange.getRequestHeaders().getFirst("x-timestamp"));
        String expected = HexFormat.of()
                .formatHex(mac("HmacSHA256", ProviderSimulator.VAPI_WEBHOOK_SECRET, timestamp + "." + body));
        return expected.equals(exchange.getRequestHeaders().getFirst("x-signature"));
    }

    private boolean isFromTwilio(HttpExchange exchange, String body) {
        StringBuilder signed = new StringBuilder(url(exchange.getRequestURI().toString()));
        io.github.booking4j.simulator.internal.http.FormText.parse(body).entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(
                        one -> signed.append(one.getKey()).append(one.getValue().get(0)));
        String expected = java.util.Base64.getEncoder()
                .encodeToString(mac("HmacSHA1", ProviderSimulator.TWILIO_AUTH_TOKEN, signed.toString()));
        return expected.equals(exchange.getRequestHeaders().getFirst("X-Twilio-Signature"));
    }

    private static byte[] mac(String algorithm, String key, String data) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(data.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Library[%d received]", received().size());
    }
}
