package io.github.booking4j.twilio;

import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.spi.gateway.InboundResponse;
import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt;
import io.github.booking4j.spi.gateway.SmsInbox;
import io.github.booking4j.spi.gateway.SmsInbox.IncomingSms;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Twilio's requests about messages mean to the engine. */
final class IncomingTexts {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingTexts.class);
    private static final int MAX_SID_LENGTH = 64;
    private static final InboundResponse NO_REPLY =
            InboundResponse.xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");
    private static final Set<String> OPT_OUT_TYPES = Set.of("STOP", "START", "HELP");

    private final SmsInbox inbox;

    IncomingTexts(SmsInbox inbox) {
        this.inbox = inbox;
    }

    /** A message came in. */
    InboundResponse received(FormParameters parameters) {
        Optional<String> sid = sid(parameters);
        if (sid.isEmpty()) {
            return InboundResponse.status(400);
        }
        Optional<PhoneNumber> from = parameters.find("From").flatMap(IncomingTexts::number);
        if (from.isEmpty()) {
            // A short code, a name, another channel: nobody whom we wrote to, and nobody who could be called.
            LOG.debug("Ignored message {}: its sender is no phone number", sid.get());
            return NO_REPLY;
        }
        String to = parameters.find("To").orElse("");
        String text = parameters.find("Body").orElse("");
        inbox.received(new IncomingSms(sid.get(), from.get(), to, text, keyword(parameters)));
        return NO_REPLY;
    }

    /** News of a message that was sent. */
    InboundResponse reported(String url, FormParameters parameters) {
        Optional<String> sid = sid(parameters);
        Optional<String> status = parameters.find("MessageStatus").or(() -> parameters.find("SmsStatus"));
        if (sid.isEmpty() || status.isEmpty()) {
            return InboundResponse.status(400);
        }
        String error = parameters.find("ErrorCode").orElse(null);
        SmsReceipt said = MessageState.receipt(sid.get(), status.get(), error);
        String reference = StatusCallback.reference(url).orElse(null);
        inbox.receipt(new SmsReceipt(said.providerId(), said.state(), said.error(), reference));
        return InboundResponse.ok();
    }

    // Where Twilio knows the meaning, be it by a keyword of the customer's own in any language, it has acted on it
    // already.
    private static @Nullable String keyword(FormParameters parameters) {
        return parameters.find("OptOutType").filter(OPT_OUT_TYPES::contains).orElse(null);
    }

    private static Optional<String> sid(FormParameters parameters) {
        return parameters
                .find("MessageSid")
                .or(() -> parameters.find("SmsSid"))
                .filter(sid -> sid.length() <= MAX_SID_LENGTH);
    }

    private static Optional<PhoneNumber> number(String text) {
        try {
            return Optional.of(new PhoneNumber(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
