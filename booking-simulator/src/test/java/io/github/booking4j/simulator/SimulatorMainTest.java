package io.github.booking4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("simulator.own-process")
class SimulatorMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private int run(String... arguments) {
        return SimulatorMain.run(stream(out), stream(err), new CountDownLatch(0), arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void saysWhereItIsAndEnds() {
        assertThat(run("--port", "0", "--speed", "20")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Simulator at http://127.0.0.1:", "SMTP 127.0.0.1:");
    }

    @Test
    void everyWrongOptionIsNamed() {
        assertThat(run("--port", "many", "--speed", "--bogus", "1", "--journal"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--port needs a number", "--speed needs a number", "1 is no option", "Usage: simulator");
    }

    @Test
    void anOptionOutOfRangeIsNamed() {
        assertThat(run("--port", "0", "--speed", "0")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("speed must be within 0.1 and 10000");
    }

    @Test
    void aPortThatIsTakenIsSaid() throws IOException {
        try (ServerSocket taken =
                new ServerSocket(0, 1, io.github.booking4j.simulator.internal.http.Loopback.address())) {
            assertThat(run("--port", Integer.toString(taken.getLocalPort()))).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("can not be bound");
        }
    }

    @Test
    void aProcessOfItsOwnEndsOnSigtermAndKeepsItsJournal() throws IOException, InterruptedException {
        Path journal = directory.resolve("journal.jsonl");
        Path output = directory.resolve("out.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorMain.class.getName(),
                        "--port",
                        "0",
                        "--journal",
                        journal.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            Awaitility.await().until(() -> Files.readString(output).contains("Simulator at"));
            String url = Files.readString(output).replaceAll("(?s).*Simulator at (\\S+) .*", "$1");
            assertThat(ask(url)).contains("booking4j-simulator");
            process.destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(journal)).contains("\"kind\":\"request\"");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String ask(String url) throws IOException {
        try (var in = java.net.URI.create(url + "/").toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
