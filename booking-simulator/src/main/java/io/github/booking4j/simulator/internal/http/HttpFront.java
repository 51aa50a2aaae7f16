package io.github.booking4j.simulator.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.booking4j.simulator.fault.Fault;
import io.github.booking4j.simulator.fault.internal.FaultPlan;
import io.github.booking4j.simulator.internal.Surroundings;
import io.github.booking4j.simulator.internal.http.Reply.Manner;
import io.github.booking4j.simulator.journal.JournalEntry.Kind;
import io.github.booking4j.simulator.journal.internal.JournalFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDK's HTTP server on the loopback address, with faults, latency and the journal around every endpoint. */
public final class HttpFront implements AutoCloseable {
    /** The largest body read, in bytes. */
    public static final int LARGEST_BODY = 2_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final int THREADS = 16;
    private static final int MOST_QUEUED = 2_000;
    private static final int MOST_WITHHELD = 2_000;
    private static final Duration LONGEST_WITHHELD = Duration.ofSeconds(90);
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final HttpServer server;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final FaultPlan faults;
    private final JournalFile journal;
    private final Duration latency;
    private final InstantSource clock;
    private final AtomicInteger withheld = new AtomicInteger();

    /**
     * Binds the port without answering yet.
     *
     * @param port 0: any free one
     * @param latency how long every answer takes at least
     * @throws UncheckedIOException if the port is taken
     */
    public HttpFront(int port, Duration latency, Surroundings shared, ScheduledExecutorService timer) {
        this.faults = shared.faults();
        this.journal = shared.journal();
        this.clock = shared.clock();
        this.latency = latency;
        this.timer = timer;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_QUEUED),
                new NamedThreads("simulator-http"),
                new ThreadPoolExecutor.CallerRunsPolicy());
        this.server = bind(port);
        server.setExecutor(threads);
    }

    private HttpServer bind(int port) {
        // The JDK's server writes head and body apart: without this every answer on a kept connection waits 40 ms for
        // an
        // acknowledgement. It reads the property once, when its first server of the process is made; what the host
        // chose stays.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        try {
            return HttpServer.create(new InetSocketAddress(Loopback.address(), port), 0);
        } catch (IOException e) {
            threads.shutdownNow();
            throw new UncheckedIOException("Port " + port + " can not be bound", e);
        }
    }

    /** The port that is bound. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Answers requests below a path with an endpoint; longer paths win. */
    public void mount(String path, Endpoint endpoint) {
        server.createContext(path.isEmpty() ? "/" : path, exchange -> serve(exchange, path, endpoint));
    }

    /** Starts answering. */
    public void start() {
        server.start();
    }

    private void serve(HttpExchange exchange, String mount, Endpoint endpoint) {
        String path = exchange.getRequestURI().getRawPath();
        Reply reply;
        Duration wait = latency;
        try {
            Request request = read(exchange, mount);
            Fault fault = endpoint.kind(request).flatMap(faults::take).orElse(null);
            reply = fault == null
                    ? endpoint.handle(request)
                    : Faulty.reply(fault, endpoint, clock, () -> endpoint.handle(request));
            wait = fault != null && fault.effect() == Fault.Effect.DELAY ? wait.plus(fault.pause()) : wait;
        } catch (BodyTooLargeException e) {
            reply = endpoint.failure(413);
        } catch (IllegalArgumentException e) {
            reply = endpoint.failure(400);
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} failed", exchange.getRequestMethod(), e);
            reply = endpoint.failure(500);
        }
        int status = reply.manner() == Manner.SEND ? reply.status() : 0;
        journal.add(
                Kind.REQUEST,
                null,
                null,
                Map.of("method", exchange.getRequestMethod(), "path", path, "status", status));
        deliver(exchange, reply, wait);
    }

    private static Request read(HttpExchange exchange, String mount) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new BodyTooLargeException();
        }
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        Map<String, List<String>> query =
                FormText.parse(exchange.getRequestURI().getRawQuery());
        String path = exchange.getRequestURI().getRawPath().substring(mount.length());
        return new Request(exchange.getRequestMethod(), path, query, headers, new String(body, StandardCharsets.UTF_8));
    }

    private void deliver(HttpExchange exchange, Reply reply, Duration wait) {
        if (reply.manner() == Manner.WITHHOLD) {
            withhold(exchange);
        } else if (wait.isZero()) {
            send(exchange, reply);
        } else if (!later(() -> threads.execute(() -> send(exchange, reply)), wait)) {
            exchange.close();
        }
    }

    // Not by a waiting thread: a thousand clients that are left waiting must not stop the others.
    private void withhold(HttpExchange exchange) {
        Runnable giveUp = () -> {
            withheld.decrementAndGet();
            exchange.close();
        };
        if (withheld.incrementAndGet() > MOST_WITHHELD || !later(giveUp, LONGEST_WITHHELD)) {
            giveUp.run();
        }
    }

    private boolean later(Runnable task, Duration wait) {
        try {
            Future<?> unused = timer.schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (RejectedExecutionException closing) {
            return false;
        }
    }

    private static void send(HttpExchange exchange, Reply reply) {
        try (exchange) {
            if (reply.manner() == Manner.DROP) {
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            if (body.length > 0) {
                exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            }
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            if (reply.manner() == Manner.CUT) {
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
            } else {
                exchange.getResponseBody().write(body);
            }
        } catch (IOException clientHasGone) {
            LOG.debug("An answer could not be sent", clientHasGone);
        }
    }

    /** Stops at once: open connections are cut. */
    @Override
    public void close() {
        server.stop(0);
        NamedThreads.stop(threads);
    }

    private static final class BodyTooLargeException extends RuntimeException {}
}
