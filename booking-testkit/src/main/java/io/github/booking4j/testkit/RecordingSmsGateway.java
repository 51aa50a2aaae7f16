package io.github.booking4j.testkit;

import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.spi.gateway.SmsGateway;
import io.github.booking4j.spi.gateway.SmsInbox;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider of text messages that sends nothing: it keeps what it is asked, answers what it is told to, and lets the test report
 * what became of each message and write back. Messages get the ids {@code sms-1}, {@code sms-2} and so on. Thread-safe.
 */
public final class RecordingSmsGateway implements SmsGateway {
    private final InstantSource clock;
    private final Script<SmsRequest, String> sends = new Script<>(this::accept);
    private final List<Accepted> accepted = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile @Nullable SmsInbox inbox;
    private volatile String circuit = "closed";
    private volatile boolean closed;

    private RecordingSmsGateway(InstantSource clock) {
        this.clock = clock;
    }

    /** A provider that tells the time by a clock: the one that the engine was given. */
    public static RecordingSmsGateway create(InstantSource clock) {
        return new RecordingSmsGateway(clock);
    }

    /** Every request to send, in its order, those that failed too. */
    public List<SmsRequest> asked() {
        return sends.asked();
    }

    /** The messages that the provider took: what a phone would show. */
    public List<SmsRequest> sent() {
        return accepted.stream().map(Accepted::request).toList();
    }

    /** Whether the engine closed it. */
    public boolean isClosed() {
        return closed;
    }

    /** The next request that has no script yet is answered by this; it may throw, or block. What it answers is not {@link #sent()}. */
    public void nextSend(Function<SmsRequest, String> answer) {
        sends.then(answer);
    }

    /** The next request fails, and nothing is sent. */
    public void nextSendFails(GatewayException failure) {
        sends.thenFail(failure);
    }

    /** The next request fails with kind {@code UNKNOWN}, but the message goes out: it is found when looked for. */
    public void nextSendTimesOutButGoesOut() {
        sends.then(request -> {
            accept(request);
            throw new GatewayException(GatewayException.Kind.UNKNOWN, "time_out", "No answer in time");
        });
    }

    /** What {@link #circuit()} answers from now on; while that is not {@code closed}, nothing can be looked for. */
    public void circuit(String state) {
        this.circuit = state;
    }

    /** Tells the engine what became of a message, as a webhook would. */
    public void report(SmsReceipt receipt) {
        inbox().receipt(receipt);
    }

    /** Writes to {@link #sender()}, as a webhook would. */
    public void receive(PhoneNumber from, String text) {
        receive(new SmsInbox.IncomingSms("in-" + ids.incrementAndGet(), from, sender(), text));
    }

    /** Writes to one of our numbers, as a webhook would. */
    public void receive(SmsInbox.IncomingSms message) {
        inbox().received(message);
    }

    @Override
    public String sender() {
        return "+12125550199";
    }

    @Override
    public String send(SmsRequest request) {
        return sends.answer(request);
    }

    @Override
    public Optional<SmsReceipt> find(PhoneNumber to, String text, Instant notBefore) {
        if (!circuit.equals("closed")) {
            throw new GatewayException(GatewayException.Kind.NOT_DONE, "circuit_open", "Spared for a while");
        }
        return accepted.stream()
                .filter(one -> one.request.to().equals(to) && one.request.text().equals(text))
                .filter(one -> !one.at.isBefore(notBefore))
                .map(one -> new SmsReceipt(one.id, SmsReceipt.State.SENT, null))
                .findFirst();
    }

    @Override
    public List<WebhookHandler> webhooks(SmsInbox engine) {
        this.inbox = engine;
        return List.of();
    }

    @Override
    public String statusPath() {
        return "/webhooks/recording/sms-status";
    }

    @Override
    public String circuit() {
        return circuit;
    }

    @Override
    public void close() {
        closed = true;
    }

    private String accept(SmsRequest request) {
        String id = "sms-" + ids.incrementAndGet();
        accepted.add(new Accepted(id, request, clock.instant()));
        return id;
    }

    private SmsInbox inbox() {
        SmsInbox engine = inbox;
        if (engine == null) {
            throw new IllegalStateException("No engine was built with this gateway");
        }
        return engine;
    }

    private record Accepted(String id, SmsRequest request, Instant at) {}
}
