package io.github.booking4j.benchmarks;

import io.github.booking4j.client.Onboarded;
import io.github.booking4j.simulator.call.SimulatedCall;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How long a fresh lead waits for its call: from the answer to {@code POST /api/leads/{key}} until the provider has the dial request,
 * with PostgreSQL, real HTTP, and leads that arrive at fixed times whether or not the ones before are done. Arguments: leads a
 * second (50), seconds (60), how much faster than life calls go (50). A minute at half the rate comes first and does not count: a
 * node that has just started compiles what it runs.
 */
public final class SpeedToLead {
    private static final int CLIENTS = 10;
    private static final int WARM_SECONDS = 60;
    static final double SPEED = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Deployment deployment;
    private final DaytimeNumbers numbers;
    private final List<Onboarded> clients;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();

    private SpeedToLead(Deployment deployment, DaytimeNumbers numbers, List<Onboarded> clients) {
        this.deployment = deployment;
        this.numbers = numbers;
        this.clients = clients;
    }

    /** Prints the percentiles. */
    public static void main(String[] arguments) throws Exception {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        double speed = arguments.length > 2 ? Double.parseDouble(arguments[2]) : SPEED;
        Result result = measure(rate, WARM_SECONDS, seconds, speed);
        System.out.printf(Locale.ROOT, "%d leads at %d/s, every one called once%n", result.waits.count(), rate);
        System.out.println("answered until dialled: " + result.waits);
        System.out.println("sent until answered:    " + result.answers);
        System.out.println("sent until dialled:     " + result.whole);
    }

    /** Runs a deployment of its own. */
    static Result measure(int rate, int warmSeconds, int seconds, double speed) throws Exception {
        DaytimeNumbers numbers = DaytimeNumbers.at(Instant.now());
        try (Server postgres = new Server();
                Deployment deployment = new Deployment(postgres, speed)) {
            SpeedToLead run = new SpeedToLead(deployment, numbers, deployment.onboard(CLIENTS, numbers));
            int warm = rate * warmSeconds / 2;
            run.send(0, warm, rate / 2);
            run.send(warm, rate * seconds, rate);
            return run.result(warm);
        }
    }

    private void send(int first, int count, int rate) {
        long began = System.nanoTime();
        List<CompletableFuture<Void>> answers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long due = began + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            answers.add(send(first + i));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    }

    private CompletableFuture<Void> send(int index) {
        Onboarded client = clients.get(index % clients.size());
        String phone = numbers.number(index);
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        deployment.url() + "/api/leads/" + client.client().key().value()))
                .header("X-API-Key", client.apiKey())
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"phone\":\"" + phone + "\",\"name\":\"Lead " + index + "\"}"))
                .build();
        Instant posted = Instant.now();
        return http.sendAsync(request, BodyHandlers.ofString()).thenAccept(answer -> {
            if (answer.statusCode() != 201) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            sent.put(phone, new Sent(index, posted, Instant.now()));
        });
    }

    private Result result(int warm) throws InterruptedException {
        Map<String, SimulatedCall> calls = calls();
        for (Instant end = Instant.now().plus(PATIENCE);
                calls.size() < sent.size() && Instant.now().isBefore(end);
                calls = calls()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        if (calls.size() != sent.size()) {
            throw new IllegalStateException(sent.size() + " leads, but " + calls.size() + " calls");
        }
        List<Duration> waits = new ArrayList<>();
        List<Duration> answers = new ArrayList<>();
        List<Duration> whole = new ArrayList<>();
        for (Map.Entry<String, Sent> lead : sent.entrySet()) {
            Sent one = lead.getValue();
            if (one.index >= warm) {
                Instant dialled = calls.get(lead.getKey()).state().createdAt();
                waits.add(Duration.between(one.answered, dialled));
                answers.add(Duration.between(one.posted, one.answered));
                whole.add(Duration.between(one.posted, dialled));
            }
        }
        return new Result(new Percentiles(waits), new Percentiles(answers), new Percentiles(whole));
    }

    /** By number; two to one number are an error. */
    private Map<String, SimulatedCall> calls() {
        return deployment.simulator().calls().stream()
                .collect(Collectors.toMap(SimulatedCall::to, Function.identity()));
    }

    private record Sent(int index, Instant posted, Instant answered) {}

    /**
     * What was measured.
     *
     * @param waits from the answer to the dial request; below zero where the dial was faster
     * @param answers from the request to its answer
     * @param whole from the request to the dial request
     */
    record Result(Percentiles waits, Percentiles answers, Percentiles whole) {}
}
