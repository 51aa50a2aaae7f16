package io.github.booking4j.mail;

import io.github.booking4j.contact.EmailAddress;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import io.github.booking4j.spi.gateway.Circuit;
import io.github.booking4j.spi.gateway.EmailGateway;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Email over SMTP.
 *
 * <pre>{@code
 * SmtpEmail.builder().service(SmtpService.GMAIL).credentials("desk@example.com", appPassword).build()
 * }</pre>
 *
 * <p>The text and the HTML go out as alternatives of one message, from the configured address under the name that comes with the
 * email. The Message-ID is the one that is given, so that an email that is sent twice is seen once. Line breaks and control
 * characters in the subject and the name become blanks.
 *
 * <p>Refusals have these provider codes: {@code configuration} (login, sender), {@code invalid_address},
 * {@code mailbox_unavailable}, {@code refused_by_policy}, {@code message_refused}, {@code invalid_message}. An answer 4xx is
 * {@code NOT_DONE} with {@code smtp_421} and the like, and so is all that goes wrong before the server takes the content; a
 * connection lost after that is {@code UNKNOWN}. A connection is never less secure than asked for. After
 * {@value Circuit#FAILURES} failures of the server among {@value Circuit#EXCHANGES} exchanges the next ones fail at once with
 * {@code NOT_DONE} and {@code circuit_open} for a while.
 *
 * <p>Thread-safe. Keeps a few connections, each for some seconds.
 */
public final class SmtpEmail implements EmailGateway {
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final SmtpServer server;
    private final EmailAddress from;
    private final InstantSource clock;
    private final Session session;
    private final SmtpConnections connections;
    private final Circuit circuit = new Circuit("the mail server", PAUSE);

    SmtpEmail(SmtpServer server, EmailAddress from, InstantSource clock, int mostConnections) {
        this.server = server;
        this.from = from;
        this.clock = clock;
        this.session = server.session(from.value());
        this.connections = new SmtpConnections(server, session, mostConnections);
    }

    /** Begins a gateway. */
    public static SmtpEmailBuilder builder() {
        return new SmtpEmailBuilder();
    }

    @Override
    public void send(EmailRequest email) {
        OutgoingMessage message = written(email);
        circuit.enter();
        boolean works = false;
        try {
            connections.send(message);
            works = true;
        } catch (SmtpFailure failure) {
            works = !failure.isOutage();
            throw failure.told();
        } finally {
            if (works) {
                circuit.succeeded();
            } else {
                circuit.failed();
            }
        }
    }

    @Override
    public String circuit() {
        return circuit.state();
    }

    @Override
    public void close() {
        connections.close();
    }

    @Override
    public String toString() {
        return "SmtpEmail[" + server + "]";
    }

    private OutgoingMessage written(EmailRequest email) {
        try {
            return new OutgoingMessage(session, email, from, clock.instant());
        } catch (IllegalArgumentException | MessagingException e) {
            // Without the cause, which may quote the email.
            throw new GatewayException(Kind.REFUSED, "invalid_message", "the email cannot be written: " + reason(e));
        }
    }

    private static String reason(Exception e) {
        return e instanceof IllegalArgumentException ? String.valueOf(e.getMessage()) : "not valid";
    }

    /** How connections are secured. */
    public enum Security {
        /** Not at all: for a relay on the same machine or network, and for tests. The password, if any, is sent in clear. */
        NONE,
        /** Begun in clear and then secured, as on port 587; an email is never sent if that fails. */
        STARTTLS,
        /** Secured from the first byte, as on port 465. */
        TLS
    }
}
