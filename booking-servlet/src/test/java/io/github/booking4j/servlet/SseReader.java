package io.github.booking4j.servlet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Reads a live stream on a connection of its own, as plain HTTP/1.0 so that the body is not chunked. */
final class SseReader implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedReader lines;
    private final String head;

    private SseReader(Socket socket) throws IOException {
        this.socket = socket;
        InputStream in = socket.getInputStream();
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        StringBuilder read = new StringBuilder();
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            read.append(line).append('\n');
        }
        this.head = read.toString();
        lines.readLine(); // retry
        lines.readLine();
    }

    /** Opens a stream and waits until it has begun. */
    static SseReader open(ServedEngine served, String path, String key, String lastEventId) throws IOException {
        Socket socket = new Socket(served.base.getHost(), served.base.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        String resume = lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        String request = "GET " + path.replace("{key}", served.acme.value()) + " HTTP/1.0\r\nHost: t\r\nX-API-Key: "
                + key + "\r\n" + resume + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new SseReader(socket);
    }

    String head() {
        return head;
    }

    /** The next event; comments are passed over. */
    Message next() throws IOException {
        String line = line();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (line.isEmpty() || line.startsWith(":")) {
            if (System.nanoTime() > deadline) {
                throw new IOException("Nothing but heartbeats");
            }
            line = line();
        }
        long id = Long.parseLong(field("id", line));
        String event = field("event", line());
        return new Message(id, event, field("data", line()));
    }

    /** The next comment; nothing else may come before it. */
    String comment() throws IOException {
        String line = line();
        while (line.isEmpty()) {
            line = line();
        }
        return line;
    }

    /** Whether the stream ends. */
    boolean readsToTheEnd() throws IOException {
        while (lines.readLine() != null) {
            // what was still under way
        }
        return true;
    }

    /** What comes until the stream ends. */
    String rest() throws IOException {
        StringBuilder rest = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            rest.append(line).append('\n');
        }
        return rest.toString();
    }

    private String line() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("The stream ended");
        }
        return line;
    }

    private static String field(String name, String line) {
        if (!line.startsWith(name + ": ")) {
            throw new IllegalStateException("Not " + name + ": " + line);
        }
        return line.substring(name.length() + 2);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Message(long id, String event, String data) {
        JsonNode json() throws IOException {
            return JsonText.mapper().readTree(data);
        }
    }
}
