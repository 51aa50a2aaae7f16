package io.github.booking4j.mail;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends an exchange whose time is over by closing its socket, whatever it waits in: a time-out for each answer alone lets a server that
 * drips its answers hold a thread for ever.
 */
final class Deadline implements AutoCloseable {
    private final ScheduledFuture<?> alarm;
    private @Nullable Socket guarded;
    private boolean over;

    Deadline(ScheduledExecutorService timer, Duration time) {
        alarm = timer.schedule(this::expire, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The socket that is used from now on. */
    synchronized void guard(Socket socket) throws SocketTimeoutException {
        if (over) {
            throw new SocketTimeoutException("the exchange took too long");
        }
        guarded = socket;
    }

    private synchronized void expire() {
        over = true;
        if (guarded != null) {
            closeQuietly(guarded);
        }
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is given up in any case.
        }
    }

    /** The exchange is over in time. From here on the socket is left alone, also by an alarm that is just going off. */
    @Override
    public void close() {
        synchronized (this) {
            guarded = null;
        }
        alarm.cancel(false);
    }
}
