package io.github.booking4j.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Nodes that are processes of their own; see {@link Node#main}. */
final class Nodes implements AutoCloseable {
    private static final int MOST_SECONDS_TO_STOP = 30;

    private final List<Process> processes = new ArrayList<>();

    private Nodes() {}

    /** Starts so many with the same arguments; they are ready when this returns. */
    static Nodes start(int count, String... arguments) throws IOException {
        Nodes nodes = new Nodes();
        for (int i = 0; i < count; i++) {
            nodes.processes.add(start(arguments));
        }
        for (Process process : nodes.processes) {
            awaitReady(process);
        }
        return nodes;
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx384m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Node.class.getName()),
                        Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Its log is read on, and thrown away, so that it never waits for somebody to read it. */
    private static void awaitReady(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line == null || !line.startsWith("Serving"); line = output.readLine()) {
            if (line == null) {
                throw new IllegalStateException("A node ended before it was ready");
            }
        }
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "node-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Kills one, which gets no chance to say or finish anything. */
    void kill(int index) {
        processes.get(index).destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        for (Process process : processes) {
            process.getOutputStream().close();
        }
        for (Process process : processes) {
            try {
                if (!process.waitFor(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
