package io.github.booking4j.testkit;

import io.github.booking4j.error.GatewayException;
import io.github.booking4j.spi.gateway.EmailGateway;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A mail server that sends nothing: it keeps what it is asked and fails when it is told to. Thread-safe. */
public final class RecordingEmailGateway implements EmailGateway {
    private final Script<EmailRequest, Boolean> sends = new Script<>(this::accept);
    private final List<EmailRequest> accepted = new CopyOnWriteArrayList<>();
    private volatile String circuit = "closed";
    private volatile boolean closed;

    private RecordingEmailGateway() {}

    /** An empty one. */
    public static RecordingEmailGateway create() {
        return new RecordingEmailGateway();
    }

    /** Every request to send, in its order, those that failed too. */
    public List<EmailRequest> asked() {
        return sends.asked();
    }

    /** The emails that the server took. */
    public List<EmailRequest> sent() {
        return List.copyOf(accepted);
    }

    /** Whether the engine closed it. */
    public boolean isClosed() {
        return closed;
    }

    /** Before the next email that has no script yet is taken, this runs; it may throw, or block. */
    public void nextSend(Consumer<EmailRequest> before) {
        sends.then(email -> {
            before.accept(email);
            return accept(email);
        });
    }

    /** The next email is not taken. */
    public void nextSendFails(GatewayException failure) {
        sends.thenFail(failure);
    }

    /** What {@link #circuit()} answers from now on. */
    public void circuit(String state) {
        this.circuit = state;
    }

    @Override
    public void send(EmailRequest email) {
        sends.answer(email);
    }

    @Override
    public String circuit() {
        return circuit;
    }

    @Override
    public void close() {
        closed = true;
    }

    private boolean accept(EmailRequest email) {
        return accepted.add(email);
    }
}
