package io.github.booking4j.simulator.internal.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts webhooks, each exactly once, in the calling thread. Thread-safe.
 *
 * <p>The JDK's older client and not its newer one, whose threads could not be stopped before Java 21. Its habit of repeating a failed
 * POST by itself is off for bodies of declared length.
 */
public final class WebhookSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 1_000_000;

    private final Set<HttpURLConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Posts a request and waits for the answer; {@link WebhookAnswer#NONE} if there is none. */
    public WebhookAnswer send(WebhookRequest request) {
        HttpURLConnection connection = null;
        try {
            connection = (HttpURLConnection) URI.create(request.url()).toURL().openConnection(Proxy.NO_PROXY);
            open.add(connection);
            return closed ? WebhookAnswer.NONE : exchange(connection, request);
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            LOG.debug("A webhook got no answer", e);
            return WebhookAnswer.NONE;
        } finally {
            if (connection != null) {
                open.remove(connection);
            }
        }
    }

    private static WebhookAnswer exchange(HttpURLConnection connection, WebhookRequest request) throws IOException {
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        int timeout = Math.toIntExact(request.timeout().toMillis());
        connection.setRequestMethod("POST");
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) Math.min(timeout, CONNECT.toMillis()));
        connection.setReadTimeout(timeout);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        connection.setRequestProperty("Content-Type", request.contentType());
        request.headers().forEach(connection::setRequestProperty);
        connection.getOutputStream().write(body);
        connection.getOutputStream().close();
        int status = connection.getResponseCode();
        return new WebhookAnswer(Math.max(status, 0), body(connection, status));
    }

    private static String body(HttpURLConnection connection, int status) throws IOException {
        try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return in == null ? "" : new String(in.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8);
        }
    }

    /** Cuts what is under way; what is sent later gets no answer. */
    @Override
    public void close() {
        closed = true;
        open.forEach(HttpURLConnection::disconnect);
    }
}
