package io.github.booking4j.mail;

import io.github.booking4j.mail.SmtpEmail.Security;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One connection to a mail server, signed in. Used by one thread at a time. */
final class SmtpConnection implements AutoCloseable {
    private static final int MOST_MESSAGES = 50;

    private final Socket socket;
    private final SMTPTransport transport;
    private int messages;

    private SmtpConnection(Socket socket, SMTPTransport transport) {
        this.socket = socket;
        this.transport = transport;
    }

    /** Connects, secures the connection and signs in. */
    static SmtpConnection open(SmtpServer server, Session session, Deadline deadline) throws SmtpFailure {
        // The transport is given a socket rather than a host, so that the deadline can close it from outside.
        SMTPTransport transport = new SMTPTransport(session, server.url());
        try {
            Socket socket = connect(server, deadline);
            try {
                transport.connect(secured(server, socket));
                return new SmtpConnection(socket, transport);
            } catch (IOException | MessagingException e) {
                Deadline.closeQuietly(socket);
                throw e;
            }
        } catch (IOException | MessagingException e) {
            throw SmtpFailure.connecting(e, transport.getLastReturnCode());
        }
    }

    void send(OutgoingMessage message) throws SmtpFailure {
        messages++;
        try {
            transport.sendMessage(message, new InternetAddress[] {message.recipient()});
        } catch (MessagingException e) {
            throw SmtpFailure.sending(e, message.isHandedOver());
        }
    }

    /** Whether the server still answers on it. */
    boolean isAlive(Deadline deadline) throws SmtpFailure {
        try {
            deadline.guard(socket);
        } catch (IOException e) {
            close();
            throw SmtpFailure.connecting(e, 0);
        }
        return transport.isConnected();
    }

    /** Whether it may carry more: many servers end a connection after some hundred messages, and not politely. */
    boolean isWorn() {
        return messages >= MOST_MESSAGES;
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // There is nothing left to lose on it.
        } finally {
            Deadline.closeQuietly(socket);
        }
    }

    private static Socket connect(SmtpServer server, Deadline deadline) throws IOException {
        IOException failure = new UnknownHostException(server.host());
        for (InetAddress found : InetAddress.getAllByName(server.host())) {
            Socket socket = new Socket();
            deadline.guard(socket);
            try {
                int timeout = Math.toIntExact(server.timeout().toMillis());
                // With its name, which otherwise would be asked of the name service.
                InetAddress address = InetAddress.getByAddress(server.host(), found.getAddress());
                socket.connect(new InetSocketAddress(address, server.port()), timeout);
                socket.setSoTimeout(timeout);
                return socket;
            } catch (IOException e) {
                Deadline.closeQuietly(socket);
                failure = e;
            }
        }
        throw failure;
    }

    private static Socket secured(SmtpServer server, Socket socket) throws IOException {
        if (server.security() != Security.TLS) {
            return socket;
        }
        SSLSocket secured = (SSLSocket) server.tls().createSocket(socket, server.host(), server.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }
}
