package io.github.booking4j.mail;

import jakarta.mail.Session;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections to a mail server: a few, each kept for some seconds after an email, since signing in takes longer than
 * sending. Thread-safe.
 */
final class SmtpConnections implements AutoCloseable {
    private static final Duration KEPT_IDLE = Duration.ofSeconds(10);

    private final SmtpServer server;
    private final Session session;
    private final Semaphore free;
    private final Deque<Idle> idle = new ConcurrentLinkedDeque<>();
    private final ScheduledThreadPoolExecutor timer;
    private volatile boolean closed;

    SmtpConnections(SmtpServer server, Session session, int most) {
        this.server = server;
        this.session = session;
        this.free = new Semaphore(most, true);
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "booking-mail-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Sends on a connection of its own, new or kept. Waits at most 2.5 time-outs in all. */
    void send(OutgoingMessage message) throws SmtpFailure {
        acquire();
        try (Deadline deadline = new Deadline(timer, server.timeout().multipliedBy(2))) {
            sendOn(connected(deadline), message, deadline);
        } catch (RejectedExecutionException e) {
            throw SmtpFailure.stopped();
        } finally {
            free.release();
        }
    }

    private void acquire() throws SmtpFailure {
        try {
            if (!free.tryAcquire(server.timeout().toMillis() / 2, TimeUnit.MILLISECONDS)) {
                throw SmtpFailure.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SmtpFailure.stopped();
        }
    }

    private SmtpConnection connected(Deadline deadline) throws SmtpFailure {
        for (Idle kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            kept.cancelEnd();
            SmtpConnection connection = kept.connection;
            if (connection.isAlive(deadline)) {
                return connection;
            }
            connection.close();
        }
        return SmtpConnection.open(server, session, deadline);
    }

    private void sendOn(SmtpConnection connection, OutgoingMessage message, Deadline deadline) throws SmtpFailure {
        boolean sent = false;
        try {
            connection.send(message);
            sent = true;
        } finally {
            if (sent && !connection.isWorn()) {
                // Before it is kept: the next exchange on it has a deadline of its own.
                deadline.close();
                keep(connection);
            } else {
                connection.close();
            }
        }
    }

    private void keep(SmtpConnection connection) {
        Idle kept = new Idle(connection);
        idle.addFirst(kept);
        try {
            kept.end = timer.schedule(() -> end(kept), KEPT_IDLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            end(kept);
        }
        if (closed) {
            end(kept);
        }
    }

    private void end(Idle kept) {
        if (idle.remove(kept)) {
            kept.cancelEnd();
            kept.connection.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        idle.forEach(this::end);
        // Deadlines of exchanges that still run stay set; the thread ends with the last of them.
        timer.shutdown();
    }

    /** A connection that waits for the next email, or for its end. */
    private static final class Idle {
        private final SmtpConnection connection;
        private volatile @Nullable ScheduledFuture<?> end;

        Idle(SmtpConnection connection) {
            this.connection = connection;
        }

        void cancelEnd() {
            ScheduledFuture<?> planned = end;
            if (planned != null) {
                planned.cancel(false);
            }
        }
    }
}
