package io.github.booking4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.call.Call;
import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.CallQuery;
import io.github.booking4j.client.CallSettings;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.client.ClientSettings;
import io.github.booking4j.client.NewClient;
import io.github.booking4j.hours.CallingWindow;
import io.github.booking4j.hours.Closures;
import io.github.booking4j.hours.WeeklyHours;
import io.github.booking4j.jdbc.JdbcBookingStore;
import io.github.booking4j.simulator.ProviderSimulator;
import io.github.booking4j.simulator.call.CallScript;
import io.github.booking4j.simulator.fault.WebhookTrouble;
import io.github.booking4j.simulator.journal.JournalEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is really killed at each step of a dial in turn, each time on a copy of one database in a file. Then engines go on with
 * the copies; no webhook ever comes, so all that they have is their database, and what the provider answers when it is asked.
 */
final class KilledDialTest {
    private static final int LONGEST_SECONDS = 60;

    @TempDir
    Path directory;

    private final ProviderSimulator simulator =
            ProviderSimulator.builder().speed(100).concurrencyLimit(200).start();
    private final ExecutorService killers = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        killers.shutdownNow();
        simulator.close();
    }

    @Test
    @Tag("call.killed-at-every-step")
    void whereverAProcessIsKilledTheLeadIsCalledOnceAndTheCallIsConcluded() throws Exception {
        simulator.faults().webhooks(WebhookTrouble.NONE.withLost(1));
        ClientKey client = onboard();
        assertThat(die(client, 0)).isZero();
        List<String> whole = dial(steps(0));

        List<Future<Integer>> deaths = new ArrayList<>();
        for (int step = 1; step <= whole.size(); step++) {
            int last = step;
            deaths.add(killers.submit(() -> die(client, last)));
        }
        for (int step = 1; step <= whole.size(); step++) {
            assertThat(deaths.get(step - 1).get()).as("%s", steps(step)).isEqualTo(DyingNode.DEAD);
            assertThat(steps(step)).as("the same each time").isEqualTo(whole.subList(0, step));
        }

        surviveAll(client, whole);
    }

    /** A client in a database that is then copied for each death. */
    private ClientKey onboard() {
        try (BookingEngine engine = survivor(directory.resolve("first"))) {
            engine.runDue();
            CallSettings calls = CallSettings.defaults()
                    .withMaxCallDuration(Duration.ofSeconds(10))
                    .withWindow(new CallingWindow(
                            WeeklyHours.parse("Mon-Sun 00:00-24:00"),
                            LocalTime.MIN,
                            LocalTime.MIDNIGHT,
                            Closures.none()));
            ClientKey client = engine.clients()
                    .onboard(NewClient.of("Acme", "office@acme.example", "+12125550100", "America/New_York")
                            .settings(ClientSettings.defaults().withCalls(calls)))
                    .client()
                    .key();
            engine.runDue();
            return client;
        }
    }

    /** How a process ends that is to die at a step. */
    private int die(ClientKey client, int step) throws IOException, InterruptedException {
        Path copy = Files.createDirectory(database(step).getParent());
        Files.copy(directory.resolve("first.mv.db"), copy.resolve("booking.mv.db"));
        simulator.script(Premises.phone(step), CallScript.NOT_INTERESTED);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingNode.class.getName(),
                        url(database(step)),
                        simulator.vapiUrl(),
                        client.value(),
                        Premises.phone(step),
                        Integer.toString(step))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(copy.resolve("output.txt").toFile())
                .start();
        try {
            return process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }

    private void surviveAll(ClientKey client, List<String> whole) throws InterruptedException, ExecutionException {
        List<BookingEngine> survivors = new ArrayList<>();
        try {
            for (int step = 1; step <= whole.size(); step++) {
                BookingEngine survivor = survivor(database(step));
                survivors.add(survivor);
                survivor.start();
            }
            for (int step = 1; step <= whole.size(); step++) {
                String where = "killed at " + whole.get(step - 1);
                BookingEngine survivor = survivors.get(step - 1);
                await(where).atMost(Duration.ofSeconds(LONGEST_SECONDS)).until(() -> isConcluded(survivor, client));
                assertThat(calls(survivor, client))
                        .as(where)
                        .singleElement()
                        .satisfies(call -> assertThat(
                                        Objects.requireNonNull(call.report()).outcome())
                                .isEqualTo(CallOutcome.NOT_INTERESTED));
                assertThat(taken(Premises.phone(step))).as(where).isEqualTo(1);
            }
        } finally {
            survivors.forEach(BookingEngine::close);
        }
    }

    private static boolean isConcluded(BookingEngine engine, ClientKey client) {
        return calls(engine, client).stream().allMatch(call -> call.report() != null);
    }

    private static List<Call> calls(BookingEngine engine, ClientKey client) {
        return engine.calls().list(client, CallQuery.newest(10));
    }

    private long taken(String phone) {
        return simulator.journal().stream()
                .filter(entry -> entry.kind() == JournalEntry.Kind.CALL && phone.equals(entry.to()))
                .count();
    }

    private BookingEngine survivor(Path database) {
        return DyingNode.engine(JdbcBookingStore.open(url(database), "sa", ""), DyingNode.voice(simulator.vapiUrl()));
    }

    private Path database(int step) {
        return directory.resolve("step" + step).resolve("booking");
    }

    private static String url(Path database) {
        return "jdbc:h2:file:" + database + ";WRITE_DELAY=0";
    }

    /** The steps until the receipt is stored and the job is done. */
    private static List<String> dial(List<String> steps) {
        int answered = 0;
        while (!steps.get(answered).endsWith(DyingNode.ANSWERED)) {
            answered++;
        }
        return steps.subList(0, answered + 5);
    }

    /** The steps that a process took. */
    private List<String> steps(int died) {
        try (Stream<String> lines = Files.lines(database(died).resolveSibling("output.txt"))) {
            return lines.filter(line -> line.startsWith(DyingNode.STEP)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
