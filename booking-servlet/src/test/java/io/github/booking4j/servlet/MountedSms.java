package io.github.booking4j.servlet;

import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.spi.gateway.SmsGateway;
import io.github.booking4j.spi.gateway.SmsInbox;
import io.github.booking4j.spi.gateway.WebhookHandler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A provider whose webhooks are those of a test. */
record MountedSms(SmsGateway provider, List<WebhookHandler> mounted) implements SmsGateway {
    @Override
    public List<WebhookHandler> webhooks(SmsInbox inbox) {
        provider.webhooks(inbox);
        return mounted;
    }

    @Override
    public String sender() {
        return provider.sender();
    }

    @Override
    public String send(SmsRequest request) {
        return provider.send(request);
    }

    @Override
    public Optional<SmsReceipt> find(PhoneNumber to, String text, Instant notBefore) {
        return provider.find(to, text, notBefore);
    }

    @Override
    public String statusPath() {
        return provider.statusPath();
    }

    @Override
    public String circuit() {
        return provider.circuit();
    }

    @Override
    public void close() {
        provider.close();
    }
}
