package io.github.booking4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.booking4j.BookingEngine;
import io.github.booking4j.EnginePolicy;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.hours.CallingWindow;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.journal.JournalEntry;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.twilio.TwilioSms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An engine behind its servlet and the providers it calls and texts by, all over real HTTP; a second is long here. */
final class Premises implements AutoCloseable {
    private static final int SPEED = 100;
    private static final Duration TIMEOUT = Duration.ofMillis(600);

    final ProviderSimulator simulator =
            ProviderSimulator.builder().speed(SPEED).concurrencyLimit(100).start();
    final BookingEngine engine;
    final ClientKey client;
    private final DemoServer server = DemoServer.bind(0, true);
    private final HttpClient http = HttpClient.newHttpClient();

    Premises(Gateway gateway, BookingStore store) {
        this(gateway, store, TIMEOUT);
    }

    /** Where a request to a provider may take this long. */
    Premises(Gateway gateway, BookingStore store, Duration timeout) {
        engine = BookingEngine.builder()
                .store(store)
                .voice(gateway.at(simulator, timeout))
                .sms(TwilioSms.builder()
                        .account(ProviderSimulator.TWILIO_ACCOUNT_SID, ProviderSimulator.TWILIO_AUTH_TOKEN)
                        .from(ProviderSimulator.TWILIO_FROM_NUMBER)
                        .baseUrl(simulator.twilioUrl())
                        .callTimeout(timeout)
                        .build())
                .publicUrl(server.url())
                .policy(EnginePolicy.defaults()
                        .withPatience(Duration.ofMillis(300), Duration.ofSeconds(4), Duration.ofMillis(500)))
                .build();
        server.serve(engine);
        engine.start();
        WeeklyHours always = WeeklyHours.parse("Mon-Sun 00:00-24:00");
        CallSettings calls = CallSettings.defaults()
                .withMaxConcurrentCalls(10)
                .withMaxCallDuration(Duration.ofSeconds(10))
                .withWindow(new CallingWindow(always, LocalTime.MIN, LocalTime.MIDNIGHT, Closures.none()));
        client = engine.clients()
                .onboard(NewClient.of("Acme", "office@acme.example", "+12125550100", "America/New_York")
                        .settings(ClientSettings.defaults().withCalls(calls)))
                .client()
                .key();
    }

    String url(String path) {
        return server.url() + path;
    }

    /** Leads with numbers that end in 00, 01, …; what happens in their calls goes by these digits. */
    void submit(int from, int to) {
        for (int number = from; number < to; number++) {
            engine.leads().submit(client, NewLead.phone(phone(number)).name("Ana"));
        }
    }

    static String phone(int number) {
        return "+121255501%02d".formatted(number);
    }

    List<Call> calls() {
        return engine.calls().list(client, CallQuery.newest(200));
    }

    /** How often the provider took a call, or a text, to each number. */
    Map<String, Long> taken(JournalEntry.Kind kind) {
        return simulator.journal().stream()
                .filter(entry -> entry.kind() == kind)
                .collect(Collectors.groupingBy(entry -> String.valueOf(entry.to()), Collectors.counting()));
    }

    /** How many requests to the providers were answered with a status. */
    long answered(int status) {
        return simulator.journal().stream()
                .filter(entry -> entry.kind() == JournalEntry.Kind.REQUEST)
                .filter(entry -> Integer.valueOf(status).equals(entry.details().get("status")))
                .count();
    }

    /** How many were not answered. */
    long unanswered() {
        return answered(0);
    }

    /** A part of what {@code GET /health} answers. */
    JsonNode health(String component) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url("/health"))).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return new ObjectMapper().readTree(answer.body()).path("components").path(component);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        simulator.close(); // first, so that no request to it is waited for
        engine.close();
        server.close();
    }
}
