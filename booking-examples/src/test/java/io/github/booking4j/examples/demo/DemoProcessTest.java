package io.github.booking4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The demo as its users run it: processes, killed and started again, alone and side by side. */
@Execution(ExecutionMode.CONCURRENT)
final class DemoProcessTest {
    private static final String SPEED = "100";
    private static final int LONGEST_SECONDS = 90;

    @TempDir
    Path directory;

    private Path journal;
    private Path output;
    private Path leads;
    private int leadCount;

    @BeforeEach
    void writeLeads() throws IOException {
        journal = directory.resolve("journal.jsonl");
        output = directory.resolve("output.txt");
        leads = directory.resolve("leads.csv");
        List<String> rows = new ArrayList<>(List.of("name,phone,email"));
        for (int last = 0; last < 100; last++) {
            if (last < 50 || last % 5 == 0 || last >= 90) {
                rows.add("Ana Example,+121255501%02d,ana%d@example.com".formatted(last, last));
            }
        }
        leadCount = rows.size() - 1;
        Files.write(leads, rows);
    }

    @Test
    @Tag("demo.exits-when-done")
    void theDemoWithItsOwnLeadsEndsWithEveryPromiseKept() throws Exception {
        try (DemoProcess demo =
                DemoProcess.start(output, "--exit", "--speed", SPEED, "--port", "0", "--data", directory.toString())) {
            int status = demo.awaitEnd(LONGEST_SECONDS);

            assertThat(demo.output()).contains("Every promise was kept.");
            assertThat(status).isZero();
            assertThat(demo.output()).containsPattern("\\d+ accepted \\+ \\d+ duplicates \\+ .* = 253");
        }
    }

    @Test
    @Tag("demo.survives-kill")
    void theDemoOnH2KilledThreeTimesFinishesItsWork() throws Exception {
        String data = directory.resolve("data").toString();

        killedThreeTimes("--data", data);

        new Evidence(journal, "jdbc:h2:file:" + data + "/booking;WRITE_DELAY=0", "sa").isComplete(leadCount);
    }

    @Test
    @Tag("demo.survives-kill")
    void theDemoOnPostgresKilledThreeTimesFinishesItsWork() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");

            killedThreeTimes("--jdbc-url", url);

            new Evidence(journal, url, "postgres").isComplete(leadCount);
        }
    }

    @Test
    @Tag("demo.nodes-share-work")
    void twoDemosOnOnePostgresShareTheWork() throws Exception {
        int simulatorPort = DemoProcess.freePort();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                DemoProcess simulator = simulator(simulatorPort)) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            Path second = directory.resolve("second.txt");
            try (DemoProcess a = demo(output, DemoProcess.freePort(), simulatorPort, true, "--jdbc-url", url);
                    DemoProcess b = demo(second, DemoProcess.freePort(), simulatorPort, true, "--jdbc-url", url)) {
                assertThat(a.awaitEnd(LONGEST_SECONDS)).as(a.output()).isZero();
                assertThat(b.awaitEnd(LONGEST_SECONDS)).as(b.output()).isZero();
            }
            assertThat(simulator.isAlive()).isTrue();
            new Evidence(journal, url, "postgres").isComplete(leadCount);
        }
    }

    private void killedThreeTimes(String... database) throws Exception {
        int port = DemoProcess.freePort();
        int simulatorPort = DemoProcess.freePort();
        try (DemoProcess simulator = simulator(simulatorPort)) {
            for (int calls : List.of(5, 25, 45)) {
                try (DemoProcess demo = demo(output, port, simulatorPort, false, database)) {
                    await().atMost(Duration.ofSeconds(40))
                            .pollInterval(Duration.ofMillis(20))
                            .until(() -> {
                                assertThat(demo.isAlive()).as(demo.output()).isTrue();
                                return Evidence.calls(journal) >= calls;
                            });
                    demo.kill();
                }
            }
            try (DemoProcess demo = demo(output, port, simulatorPort, true, database)) {
                assertThat(demo.awaitEnd(LONGEST_SECONDS)).as(demo.output()).isZero();
            }
            assertThat(simulator.isAlive()).isTrue();
        }
    }

    private DemoProcess simulator(int port) throws IOException {
        Path itsOutput = directory.resolve("simulator.txt");
        DemoProcess simulator = DemoProcess.start(
                itsOutput,
                "simulator",
                "--port",
                Integer.toString(port),
                "--journal",
                journal.toString(),
                "--speed",
                SPEED);
        await().atMost(Duration.ofSeconds(30)).until(() -> simulator.output().contains("Simulator at"));
        return simulator;
    }

    private DemoProcess demo(Path itsOutput, int port, int simulatorPort, boolean exit, String... database)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--port",
                Integer.toString(port),
                "--simulator-url",
                "http://127.0.0.1:" + simulatorPort,
                "--leads",
                leads.toString(),
                "--speed",
                SPEED));
        arguments.addAll(List.of(database));
        if (exit) {
            arguments.add("--exit");
        }
        return DemoProcess.start(itsOutput, arguments.toArray(String[]::new));
    }
}
