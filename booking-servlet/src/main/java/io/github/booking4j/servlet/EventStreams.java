package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The live streams that are open: no thread each, a few threads for all. */
final class EventStreams implements AutoCloseable {
    static final long HEARTBEAT_MILLIS = 15_000;

    private static final int THREADS = 2;
    private static final int MOST_STREAMS = 20_000;

    private final BookingEngine engine;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService threads;
    private final ScheduledFuture<?> heartbeat;

    EventStreams(BookingEngine engine, long heartbeatMillis) {
        this.engine = engine;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newScheduledThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "booking-stream-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.heartbeat = threads.scheduleWithFixedDelay(
                () -> open.forEach(EventStream::beat), heartbeatMillis, heartbeatMillis, TimeUnit.MILLISECONDS);
    }

    /** Opens a stream: after {@code Last-Event-ID} when the reader comes back, else from now on. */
    void open(Exchange exchange) throws IOException {
        if (open.size() >= MOST_STREAMS) {
            throw new HttpProblem(503, "too_many_streams", "Too many live streams are open")
                    .header("Retry-After", "30");
        }
        ClientKey client = exchange.client();
        long after = position(exchange, client);
        exchange.response().setStatus(200);
        exchange.response().setContentType("text/event-stream");
        exchange.response().setCharacterEncoding("utf-8");
        exchange.response().setHeader("X-Accel-Buffering", "no");
        AsyncContext async = exchange.request().startAsync();
        async.setTimeout(0);
        EventStream stream = new EventStream(engine, client, after, async, threads, open::remove);
        open.add(stream);
        stream.start();
    }

    private long position(Exchange exchange, ClientKey client) {
        String header = exchange.request().getHeader("Last-Event-ID");
        if (header != null) {
            try {
                return Math.max(0, Long.parseLong(header.strip()));
            } catch (NumberFormatException e) {
                throw new HttpProblem(400, "last_event_id_invalid", "Last-Event-ID must be the number of an event");
            }
        }
        Long after = exchange.query("after", Long::valueOf, "must be the number of an event");
        return after != null ? Math.max(0, after) : engine.events().latest(client);
    }

    @Override
    public void close() {
        heartbeat.cancel(false);
        threads.shutdownNow();
        open.forEach(EventStream::close);
    }
}
