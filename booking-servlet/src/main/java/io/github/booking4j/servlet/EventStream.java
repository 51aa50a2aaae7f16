package io.github.booking4j.servlet;

import io.github.booking4j.BookingEngine;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.event.Event;
import io.github.booking4j.event.EventType;
import io.github.booking4j.event.Subscription;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reader. It is written to only when it can take more; what it has not taken stays in the event log, so that a slow
 * reader costs nothing but its place, and one that takes nothing between two heartbeats is dropped.
 *
 * <p>The log is read by one thread at a time and outside the monitor; the monitor guards what is pending and the output.
 */
final class EventStream implements WriteListener {
    private static final int PAGE = 100;

    private final BookingEngine engine;
    private final ClientKey client;
    private final BooleanSupplier allowed;
    private final AsyncContext async;
    private final Executor threads;
    private final Consumer<EventStream> onClose;
    private final ServletOutputStream out;
    /** Hints not yet acted on; above zero while a thread reads, or is about to. */
    private final AtomicInteger hints = new AtomicInteger();

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Queue<byte[]> pending = new ArrayDeque<>();
    private long position;
    private boolean stuck;
    private volatile @Nullable Subscription subscription;

    EventStream(
            BookingEngine engine,
            ClientKey client,
            long after,
            BooleanSupplier allowed,
            AsyncContext async,
            Executor threads,
            Consumer<EventStream> onClose)
            throws IOException {
        this.engine = engine;
        this.client = client;
        this.position = after;
        this.allowed = allowed;
        this.async = async;
        this.threads = threads;
        this.onClose = onClose;
        this.out = async.getResponse().getOutputStream();
    }

    boolean isOf(ClientKey reader) {
        return client.equals(reader);
    }

    void start() {
        synchronized (this) {
            pending.add(bytes("retry: 2000\n\n"));
        }
        out.setWriteListener(this);
        Subscription watching = engine.events().watch(client, this::schedule);
        subscription = watching;
        if (closed.get()) {
            watching.close(); // close() came before there was anything to close
        }
        schedule();
    }

    /** Has the log read on a thread of the streams; a hint that comes while it is read has it read once more. */
    private void schedule() {
        if (!closed.get() && hints.getAndIncrement() == 0) {
            execute();
        }
    }

    private void execute() {
        try {
            threads.execute(this::advance);
        } catch (RejectedExecutionException e) {
            close();
        }
    }

    private void advance() {
        int seen = hints.get();
        try {
            boolean more = readAndWrite();
            if (!closed.get() && (more || !hints.compareAndSet(seen, 0))) {
                execute(); // at the end of the queue: other streams have their turn
            }
        } catch (IOException | RuntimeException e) {
            close(); // the reader is gone, or reads the same again when it comes back
        }
    }

    /** Reads one page if everything before is written; returns whether there may be more that can be written. */
    private boolean readAndWrite() throws IOException {
        if (!drain()) {
            return false; // onWritePossible() goes on
        }
        List<Event> events = engine.events().listAfter(client, position, PAGE);
        if (events.stream().anyMatch(event -> event.type() == EventType.CLIENT_UPDATED) && !allowed.getAsBoolean()) {
            close(); // the reader's key was revoked: from here on nothing is for it
            return false;
        }
        synchronized (this) {
            for (Event event : events) {
                pending.add(bytes(text(event)));
                position = event.number();
            }
        }
        return drain() && events.size() == PAGE;
    }

    /** Writes what is pending as far as the reader takes it; returns whether nothing is left. */
    private synchronized boolean drain() throws IOException {
        boolean written = false;
        while (!closed.get() && out.isReady()) {
            stuck = false;
            byte[] next = pending.poll();
            if (next != null) {
                out.write(next);
                written = true;
            } else if (written) {
                out.flush();
                written = false;
            } else {
                return true;
            }
        }
        return false;
    }

    /** A comment that keeps proxies awake; who took nothing since the last one is dropped. */
    void beat() {
        try {
            boolean dropped;
            synchronized (this) {
                dropped = stuck;
                stuck = true;
                if (pending.isEmpty()) {
                    pending.add(bytes(": beat\n\n"));
                }
            }
            if (dropped) {
                close();
            } else {
                drain();
            }
        } catch (IOException | RuntimeException e) {
            close();
        }
    }

    @Override
    public void onWritePossible() {
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
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", event.number());
        data.put("type", event.type().wireName());
        data.put("time", Views.time(event.time()));
        data.put("clientKey", event.client().value());
        data.put("data", JsonText.mapper().readTree(event.data()));
        return "id: " + event.number() + "\nevent: " + event.type().wireName() + "\ndata: " + JsonText.write(data)
                + "\n\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
