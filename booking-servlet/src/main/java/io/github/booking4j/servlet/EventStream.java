package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.event.Event;
import io.github.booking4j.event.Subscription;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reader. It is written to only when it can take more; what it has not taken stays in the event log, so that a slow
 * reader costs nothing but its place, and one that takes nothing between two heartbeats is dropped.
 */
final class EventStream implements WriteListener {
    private static final int PAGE = 100;

    private final BookingEngine engine;
    private final ClientKey client;
    private final AsyncContext async;
    private final Executor threads;
    private final Consumer<EventStream> onClose;
    private final ServletOutputStream out;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Queue<byte[]> pending = new ArrayDeque<>();
    private long position;
    private boolean stuck;
    private volatile @Nullable Subscription subscription;

    EventStream(
            BookingEngine engine,
            ClientKey client,
            long after,
            AsyncContext async,
            Executor threads,
            Consumer<EventStream> onClose)
            throws IOException {
        this.engine = engine;
        this.client = client;
        this.position = after;
        this.async = async;
        this.threads = threads;
        this.onClose = onClose;
        this.out = async.getResponse().getOutputStream();
    }

    void start() {
        synchronized (this) {
            pending.add(bytes("retry: 2000\n\n"));
        }
        out.setWriteListener(this);
        subscription = engine.events().watch(client, this::schedule);
        schedule();
    }

    /** Has the log read on a thread of the streams, at most once at a time. */
    private void schedule() {
        if (!closed.get() && scheduled.compareAndSet(false, true)) {
            try {
                threads.execute(this::advance);
            } catch (RejectedExecutionException e) {
                close();
            }
        }
    }

    private void advance() {
        scheduled.set(false);
        try {
            boolean more;
            do {
                more = readAndWrite();
            } while (more);
        } catch (IOException | RuntimeException e) {
            close(); // the reader is gone, or reads the same again when it comes back
        }
    }

    /** Reads one page if everything before is written; returns whether there may be more. */
    private synchronized boolean readAndWrite() throws IOException {
        if (closed.get() || !drain()) {
            return false;
        }
        List<Event> events = engine.events().listAfter(client, position, PAGE);
        for (Event event : events) {
            pending.add(bytes(text(event)));
            position = event.number();
        }
        return drain() && events.size() == PAGE;
    }

    /** Writes what is pending as far as the reader takes it; returns whether nothing is left. */
    private boolean drain() throws IOException {
        while (out.isReady()) {
            byte[] next = pending.poll();
            if (next == null) {
                out.flush();
                stuck = false;
                return true;
            }
            out.write(next);
        }
        return false;
    }

    /** A comment that keeps proxies awake; who took nothing since the last one is dropped. */
    void beat() {
        try {
            synchronized (this) {
                if (stuck) {
                    close();
                    return;
                }
                stuck = true;
                if (pending.isEmpty()) {
                    pending.add(bytes(": beat\n\n"));
                }
                drain();
            }
        } catch (IOException | RuntimeException e) {
            close();
        }
    }

    @Override
    public void onWritePossible() throws IOException {
        synchronized (this) {
            drain();
        }
        schedule();
    }

    @Override
    public void onError(Throwable gone) {
        close();
    }

    void close() {
        if (closed.compareAndSet(false, true)) {
            Subscription watching = subscription;
            if (watching != null) {
                watching.close();
            }
            onClose.accept(this);
            try {
                async.complete();
            } catch (IllegalStateException e) {
                // The container ended it first.
            }
        }
    }

    private static String text(Event event) throws IOException {
        String data = JsonText.write(Map.of(
                "id", event.number(),
                "type", event.type().wireName(),
                "time", event.time().toString(),
                "clientKey", event.client().value(),
                "data", JsonText.mapper().readTree(event.data())));
        return "id: " + event.number() + "\nevent: " + event.type().wireName() + "\ndata: " + data + "\n\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
