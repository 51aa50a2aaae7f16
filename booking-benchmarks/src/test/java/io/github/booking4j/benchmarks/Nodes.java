package io.github.booking4j.benchmarks;

import java.io.BufferedReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Nodes that are processes of their own; see {@link Node#main}. */
final class Nodes implements AutoCloseable {
    private static final int MOST_SECONDS_TO_STOP = 30;

    private static final String LOG = "target/nodes.log";

    private final List<Process> processes = new ArrayList<>();

    private Nodes() {}

    /** Starts so many with the same arguments; they are ready when this returns. */
    static Nodes start(int count, String... arguments) throws IOException {
        Nodes nodes = new Nodes();
        try {
            for (int i = 0; i < count; i++) {
                nodes.processes.add(start(arguments));
            }
            for (Process process : nodes.processes) {
                awaitReady(process);
            }
            return nodes;
        } catch (IOException | RuntimeException e) {
            nodes.close();
            throw e;
        }
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
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** What it says is kept in a file: of a node that fails it is all there is to look at. */
    private static void awaitReady(Process process) {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> copyOutput(process, ready), "node-output");
        reader.setDaemon(true);
        reader.start();
        ready.join();
    }

    private static void copyOutput(Process process, CompletableFuture<Void> ready) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                PrintWriter log = new PrintWriter(new FileWriter(LOG, StandardCharsets.UTF_8, true), true)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                log.println(line);
                if (line.startsWith("Serving")) {
                    ready.complete(null);
                }
            }
            ready.completeExceptionally(new IllegalStateException("A node ended before it was ready: see " + LOG));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
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
