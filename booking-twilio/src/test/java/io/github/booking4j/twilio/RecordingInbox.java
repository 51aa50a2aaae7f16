package io.github.booking4j.twilio;

import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt;
import io.github.booking4j.spi.gateway.SmsInbox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what an engine would have been told. */
final class RecordingInbox implements SmsInbox {
    private final List<SmsReceipt> receipts = new CopyOnWriteArrayList<>();
    private final List<IncomingSms> messages = new CopyOnWriteArrayList<>();

    @Override
    public void receipt(SmsReceipt receipt) {
        receipts.add(receipt);
    }

    @Override
    public void received(IncomingSms message) {
        messages.add(message);
    }

    List<SmsReceipt> receipts() {
        return receipts;
    }

    List<IncomingSms> messages() {
        return messages;
    }
}
