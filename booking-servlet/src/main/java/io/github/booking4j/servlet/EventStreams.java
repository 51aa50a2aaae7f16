package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The live streams that are open: no thread each, a few threads for all. */
final class EventStreams implements AutoCloseable {
    static final long HEARTBEAT_MILLIS = 15_000;

    private static final int THREADS = 2;
    private static final int MOST_STREAMS = 20_000;
    private static final int MOST_OF_A_CLIENT = 200;
    private static final int MOST_RECENT = 200;
    private static final long CLOSE_SECONDS = 5;

    private final BookingEngine engine;
    private final Access access;
    private final long heartbeatMillis;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService threads;

    /** Has no thread before {@link #start()}. */
    EventStreams(BookingEngine engine, Access access, long heartbeatMillis) {
        this.engine = engine;
        this.access = access;
        this.heartbeatMillis = heartbeatMillis;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newScheduledThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "booking-stream-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() {
        var unused = threads.scheduleWithFixedDelay(
                () -> open.forEach(EventStream::beat), heartbeatMillis, heartbeatMillis, TimeUnit.MILLISECONDS);
    }

    int open() {
        return open.size();
    }

    /** Opens a stream: after {@code Last-Event-ID} when the reader comes back, else from now on. */
    void open(Exchange exchange) throws IOException {
        if (!exchange.request().isAsyncSupported()) {
            throw new IllegalStateException("Mount BookingServlet with async support: its live stream needs it");
        }
        if (open.size() >= MOST_STREAMS || threads.isShutdown()) {
            throw new HttpProblem(503, "too_many_streams", "No further live stream can be opened now")
                    .header("Retry-After", "30");
        }
        ClientKey client = exchange.client();
        if (open.stream().filter(stream -> stream.isOf(client)).count() >= MOST_OF_A_CLIENT) {
            throw new HttpProblem(
                            429,
                            "too_many_streams",
                            "At most " + MOST_OF_A_CLIENT + " live streams of a client are open")
                    .header("Retry-After", "30");
        }
        long after = position(exchange, engine.events().latest(client));
        BooleanSupplier allowed = access.stillOpens(exchange.request(), client);
        if (!allowed.getAsBoolean()) {
            throw Access
                    .unauthorized(); // revoked before the position was read, so that the stream would never hear of it
        }
        exchange.response().setStatus(200);
        exchange.response().setContentType("text/event-stream;charset=utf-8");
        exchange.response().setHeader("X-Accel-Buffering", "no");
        if (exchange.request().getMethod().equals("HEAD")) {
            return;
        }
        AsyncContext async = exchange.request().startAsync();
        async.setTimeout(0);
        EventStream stream = new EventStream(engine, client, after, allowed, async, threads, open::remove);
        open.add(stream);
        stream.start();
    }

    /** A number that was never reached would wait for ever: then it goes on from the newest. */
    private static long position(Exchange exchange, long latest) {
        String header = exchange.request().getHeader("Last-Event-ID");
        if (header != null) {
            try {
                return Math.max(0, Math.min(latest, Long.parseLong(header.strip())));
            } catch (NumberFormatException e) {
                throw new HttpProblem(400, "last_event_id_invalid", "Last-Event-ID must be the number of an event");
            }
        }
        Long after = exchange.query("after", Long::valueOf, "must be the number of an event");
        if (after != null) {
            return Math.max(0, Math.min(latest, after));
        }
        return Math.max(0, latest - exchange.number("recent", 0, 0, MOST_RECENT));
    }

    /** Ends every stream; nothing that runs is interrupted, since a database may lose its file to an interrupt. */
    @Override
    public void close() {
        threads.shutdown();
        open.forEach(EventStream::close);
        try {
            threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
