package io.github.booking4j.spi.gateway;

import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.GatewayException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider of text messages. Thread-safe; every method blocks within the time-outs of the adapter and is never called
 * inside a transaction. Errors are {@link GatewayException}s whose kind says whether the provider may have acted.
 */
public interface SmsGateway extends AutoCloseable {
    /** The number, or the name of the pool of numbers, that messages come from. */
    String sender();

    /** Asks the provider to send, once: never repeats a request by itself. Returns the provider's id. */
    String send(SmsRequest request);

    /** Looks for a message that was perhaps sent: to this number, with this text, not before this instant. */
    Optional<SmsReceipt> find(PhoneNumber to, String text, Instant notBefore);

    /** The web requests that the provider sends; called once, when the engine is built. */
    List<WebhookHandler> webhooks(SmsInbox inbox);

    /** The path, below the servlet, of the webhook that takes delivery reports; becomes {@link SmsRequest#statusUrl()}. */
    String statusPath();

    /** Whether the provider is believed to work: {@code closed} (yes), {@code open} (no), {@code half_open} (being tried). */
    String circuit();

    /** Releases connections and threads. */
    @Override
    void close();

    /**
     * A text to be sent.
     *
     * @param to to whom
     * @param text at most 1600 characters
     * @param statusUrl where the provider reports to
     * @param reference our own word for the message, of letters, digits, {@code -} and {@code .}: reports bring it back where
     *     the provider allows, since they may be faster than the answer that holds the provider's id
     */
    record SmsRequest(PhoneNumber to, String text, String statusUrl, String reference) {
        @Override
        public String toString() {
            return "SmsRequest[" + to + "]";
        }
    }

    /**
     * What the provider says of a text.
     *
     * @param providerId its id
     * @param state how far it is
     * @param error its error code; null: none
     * @param reference the request's, if the report brought it back; null: it did not
     */
    record SmsReceipt(
            String providerId,
            State state,
            @Nullable String error,
            @Nullable String reference) {
        /** A receipt that only the provider's id tells of. */
        public SmsReceipt(String providerId, State state, @Nullable String error) {
            this(providerId, state, error, null);
        }

        /** How far a text is. */
        public enum State {
            /** The provider has it. */
            SENT,
            /** It arrived. */
            DELIVERED,
            /** It will not arrive. */
            FAILED,
            /** It will not arrive, because the recipient opted out. */
            OPTED_OUT
        }
    }
}
