package io.github.booking4j.vapi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that answers what it was told to, in that order (then the last answer again), and keeps what was asked. */
final class StubVapi implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private volatile Answer last = answering(500, "");
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    StubVapi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Everything that was asked, in order. */
    List<Asked> asked() {
        return List.copyOf(asked);
    }

    StubVapi answer(int status, String body, String... headers) {
        answers.add(answering(status, body, headers));
        return this;
    }

    /** Reads the request whole, then closes the connection. */
    StubVapi drop() {
        answers.add(HttpExchange::close);
        return this;
    }

    /** Reads the request whole, then says nothing. */
    StubVapi hang() {
        answers.add(exchange -> {
            awaitClosed();
            exchange.close();
        });
        return this;
    }

    /** Sends the head of an answer and half of its body. */
    StubVapi breakOff() {
        answers.add(exchange -> {
            exchange.sendResponseHeaders(201, 100);
            exchange.getResponseBody().write("{\"id\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                new String(body, StandardCharsets.UTF_8)));
        Answer next = answers.poll();
        last = next == null ? last : next;
        last.give(exchange);
    }

    private static Answer answering(int status, String body, String... headers) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    private void awaitClosed() {
        try {
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** One request. */
    record Asked(String method, String target, String authorization, String contentType, String body) {}

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }
}
