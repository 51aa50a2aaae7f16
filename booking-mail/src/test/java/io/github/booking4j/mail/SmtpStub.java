package io.github.booking4j.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server that misbehaves as it is told: per step ({@code CONNECT}, {@code EHLO}, {@code AUTH}, {@code MAIL}, {@code RCPT},
 * {@code DATA}, {@code .} and so on) a reply for the next time, or {@link #HANG_UP}, {@link #SILENCE}, {@link #DRIP}.
 */
final class SmtpStub implements AutoCloseable {
    static final String HANG_UP = "hang up";
    static final String SILENCE = "silence";
    static final String DRIP = "drip";

    private final ServerSocket server;
    private final SSLContext tls;
    private final boolean tlsFromTheStart;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Queue<String>> told = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();

    private SmtpStub(SSLContext tls, boolean tlsFromTheStart) {
        this.tls = tls;
        this.tlsFromTheStart = tlsFromTheStart;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    static SmtpStub plain() {
        return new SmtpStub(null, false);
    }

    static SmtpStub startTls(SSLContext tls) {
        return new SmtpStub(tls, false);
    }

    static SmtpStub tls(SSLContext tls) {
        return new SmtpStub(tls, true);
    }

    SmtpStub on(String step, String... replies) {
        told.computeIfAbsent(step, unused -> new ConcurrentLinkedQueue<>()).addAll(List.of(replies));
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    /** How often somebody connected. */
    int connections() {
        return connections.get();
    }

    /** Most connections at one time. */
    int mostConnections() {
        return most.get();
    }

    int openConnections() {
        return open.size();
    }

    /** Every command, with {@code TLS} before those on a secured connection. */
    List<String> commands() {
        return commands;
    }

    /** The contents that came in whole. */
    List<String> messages() {
        return messages;
    }

    void hangUpAll() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                most.accumulateAndGet(open.size(), Math::max);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket raw) {
        try (Socket socket = tlsFromTheStart ? secured(raw) : raw) {
            new Dialogue(socket).run();
        } catch (IOException e) {
            // The client hung up.
        } finally {
            open.remove(raw);
        }
    }

    private SSLSocket secured(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            server.close();
            hangUpAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private final class Dialogue {
        private Socket socket;
        private BufferedReader in;
        private OutputStream out;
        private boolean asUsual;

        Dialogue(Socket socket) throws IOException {
            use(socket);
        }

        private void use(Socket next) throws IOException {
            socket = next;
            in = new BufferedReader(new InputStreamReader(next.getInputStream(), ISO_8859_1));
            out = next.getOutputStream();
        }

        void run() throws IOException {
            if (!reply("CONNECT", "220 stub")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add((socket instanceof SSLSocket ? "TLS " : "") + line);
                String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                if (!answer(verb)) {
                    return;
                }
            }
        }

        private boolean answer(String verb) throws IOException {
            return switch (verb) {
                case "EHLO" -> reply(verb, "250-stub\r\n" + (offersTls() ? "250-STARTTLS\r\n" : "") + "250 AUTH PLAIN");
                case "STARTTLS" -> reply(verb, "220 go on") && (!asUsual || upgraded());
                case "AUTH" -> reply(verb, "235 welcome");
                case "DATA" -> reply(verb, "354 go on") && (!asUsual || content());
                case "QUIT" -> false;
                default -> reply(verb, "250 fine");
            };
        }

        private boolean upgraded() throws IOException {
            use(secured(socket));
            return true;
        }

        private boolean offersTls() {
            return tls != null && !(socket instanceof SSLSocket);
        }

        private boolean content() throws IOException {
            StringBuilder content = new StringBuilder();
            for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null) {
                    return false;
                }
                content.append(line).append('\n');
            }
            messages.add(content.toString());
            return reply(".", "250 taken");
        }

        /** Whether the dialogue goes on. */
        private boolean reply(String step, String usual) throws IOException {
            Queue<String> queue = told.get(step);
            String next = queue == null ? null : queue.poll();
            asUsual = next == null;
            String reply = asUsual ? usual : next;
            if (reply.equals(SILENCE)) {
                pause(Long.MAX_VALUE);
            }
            while (reply.equals(DRIP) && !pause(20)) {
                say("250-still here");
            }
            if (reply.equals(HANG_UP) || reply.equals(SILENCE) || reply.equals(DRIP)) {
                return false;
            }
            say(reply);
            return true;
        }

        private boolean pause(long milliseconds) {
            try {
                return closing.await(milliseconds, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }

        private void say(String text) throws IOException {
            out.write((text + "\r\n").getBytes(ISO_8859_1));
            out.flush();
        }
    }
}
