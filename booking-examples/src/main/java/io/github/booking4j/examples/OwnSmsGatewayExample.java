package io.github.booking4j.examples;

import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.spi.gateway.SmsGateway;
import io.github.booking4j.spi.gateway.SmsInbox;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How do I send texts through a provider of my own? Implement the port. This one "sends" to the console, so it surely knows
 * whether it sent; one that speaks to a network throws a {@code GatewayException} whose kind says what is known.
 */
public final class OwnSmsGatewayExample implements SmsGateway {
    private final PrintStream out;
    private final AtomicLong ids = new AtomicLong();

    OwnSmsGatewayExample(PrintStream out) {
        this.out = out;
    }

    @Override
    public String sender() {
        return "+12125550199";
    }

    @Override
    public String send(SmsRequest request) {
        out.println("SMS to " + request.to().e164() + ": " + request.text());
        return "console-" + ids.incrementAndGet();
    }

    @Override
    public Optional<SmsReceipt> find(PhoneNumber to, String text, Instant notBefore) {
        return Optional.empty(); // what the console did not show was not sent
    }

    @Override
    public List<WebhookHandler> webhooks(SmsInbox inbox) {
        return List.of(); // nobody answers on a console
    }

    @Override
    public String statusPath() {
        return "/webhooks/console";
    }

    @Override
    public String circuit() {
        return "closed";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
