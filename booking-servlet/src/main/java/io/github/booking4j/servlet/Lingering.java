package io.github.booking4j.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads on after a body was refused as too large, and keeps nothing of it: where a connection is closed while its client still sends,
 * the reset overtakes the answer (RFC 9112, section 9.6). Bounded in time and length; no thread waits for it.
 */
final class Lingering implements ReadListener, AsyncListener {
    private static final long MOST_MILLIS = 2_000;
    private static final long MOST_BYTES = 64 << 20;

    private final AsyncContext async;
    private final ServletInputStream body;
    private final byte[] discarded = new byte[8_192];
    private final AtomicBoolean over = new AtomicBoolean();
    private long left = MOST_BYTES;

    private Lingering(AsyncContext async, ServletInputStream body) {
        this.async = async;
        this.body = body;
    }

    /** Sends the answer that was written, and ends the exchange when the client has sent its request or the bounds are reached. */
    static void after(Exchange exchange) throws IOException {
        HttpServletRequest request = exchange.request();
        exchange.response().flushBuffer();
        ServletInputStream body = request.getInputStream();
        if (!request.isAsyncSupported() || body.isFinished()) {
            return;
        }
        AsyncContext async = request.startAsync();
        async.setTimeout(MOST_MILLIS);
        Lingering lingering = new Lingering(async, body);
        async.addListener(lingering);
        body.setReadListener(lingering);
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (left > 0 && body.isReady() && !body.isFinished()) {
            left -= Math.max(0, body.read(discarded));
        }
        if (left <= 0) {
            end();
        }
    }

    @Override
    public void onAllDataRead() {
        end();
    }

    @Override
    public void onError(Throwable broken) {
        end(); // the client has gone
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            async.complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // Nothing is held.
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody begins again.
    }
}
