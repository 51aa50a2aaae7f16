package io.github.booking4j.vapi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.booking4j.spi.gateway.InboundRequest;
import io.github.booking4j.spi.gateway.InboundResponse;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Gives web requests to a handler, as a servlet would. */
final class WebhookPort implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final WebhookHandler handler;

    WebhookPort(WebhookHandler handler) {
        this.handler = handler;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext(handler.path(), this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + handler.path();
    }

    /** What was answered, in order. */
    List<Integer> statuses() {
        return List.copyOf(statuses);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        InboundResponse response = handler.handle(new InboundRequest(
                exchange.getRequestMethod(),
                url(),
                headers,
                exchange.getRequestBody().readAllBytes()));
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", response.contentType());
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        statuses.add(response.status());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
