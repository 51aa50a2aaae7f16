package io.github.booking4j.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers each request as it was told in advance, and remembers what it was asked. */
final class HttpStub implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    HttpStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    HttpStub then(Reply reply) {
        replies.add(reply);
        return this;
    }

    HttpStub then(int status, String body) {
        return then(exchange -> respond(exchange, status, body));
    }

    HttpStub then(int status, String body, String header, String value) {
        return then(exchange -> {
            exchange.getResponseHeaders().set(header, value);
            respond(exchange, status, body);
        });
    }

    /** Closes the connection once the request was read. */
    HttpStub thenHangUp() {
        return then(HttpExchange::close);
    }

    /** Reads the request and says nothing. */
    HttpStub thenStaySilent() {
        return then(exchange -> {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
    }

    List<Seen> seen() {
        return seen;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        seen.add(new Seen(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), String.valueOf(authorization), body));
        Reply reply = replies.poll();
        if (reply == null) {
            respond(exchange, 500, "nothing was prepared");
        } else {
            reply.to(exchange);
        }
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** Answers one request. */
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    /** One request. */
    record Seen(String method, String uri, String authorization, String body) {}
}
