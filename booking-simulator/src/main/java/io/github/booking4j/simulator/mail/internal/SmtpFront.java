package io.github.booking4j.simulator.mail.internal;

import io.github.booking4j.simulator.internal.Surroundings;
import io.github.booking4j.simulator.internal.http.Loopback;
import io.github.booking4j.simulator.internal.http.NamedThreads;
import io.github.booking4j.simulator.mail.SimulatedMail;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server on the loopback address that takes every mail; a user and password may be given, any do. No TLS. */
public final class SmtpFront implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 100;

    private final Mailbox mailbox = new Mailbox();
    private final ExecutorService threads;
    private final SMTPServer server;

    /**
     * Starts the server.
     *
     * @param port 0: any free one
     * @throws RuntimeException if the port is taken
     */
    public SmtpFront(int port, Surroundings shared) {
        threads = new ThreadPoolExecutor(
                0,
                MOST_CONNECTIONS + 1,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new NamedThreads("simulator-smtp"));
        server = SMTPServer.port(port)
                .bindAddress(Loopback.address())
                .hostName("localhost")
                .softwareName("Booking4j simulator")
                .hideTLS()
                .showAuthCapabilitiesBeforeSTARTTLS(true)
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {}))
                .executorService(threads)
                .maxConnections(MOST_CONNECTIONS)
                .messageHandlerFactory(context -> new SmtpSession(mailbox, shared))
                .build();
        try {
            server.start();
        } catch (RuntimeException e) {
            threads.shutdownNow();
            throw e;
        }
    }

    /** The port that is bound. */
    public int port() {
        return server.getPortAllocated();
    }

    /** The newest mails, oldest first. */
    public List<SimulatedMail> list() {
        return mailbox.list();
    }

    /** Cuts connections and stops. */
    @Override
    public void close() {
        // First the sessions, which may be told to keep silent for long: the server waits for them.
        threads.shutdownNow();
        server.stop();
        NamedThreads.stop(threads);
    }
}
