package io.github.booking4j.spi.gateway;

import io.github.booking4j.call.RecordingReader;
import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.error.GatewayException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider of voice calls. Thread-safe; every method blocks, within the time-outs of the adapter, and is never called
 * inside a transaction. Errors are {@link GatewayException}s whose kind says whether the provider may have acted.
 */
public interface VoiceGateway extends AutoCloseable {
    /** A stable name of the voice account, such as {@code vapi}; its calls are limited together, on all nodes. */
    String account();

    /** Most calls of the account at one time, inbound included (Vapi: 10 by default). */
    int maxConcurrentCalls();

    /**
     * Asks the provider to call, once: never repeats a request by itself.
     *
     * @throws GatewayException with kind {@code UNKNOWN} when it may have been accepted all the same
     */
    PlacedCall place(DialRequest request);

    /**
     * Asks the provider what became of a call, by its id when known, else by listing the calls made since then and
     * matching ours.
     */
    Optional<ProviderCall> find(CallReference call);

    /** Ends a live call, if it still lives. */
    void hangUp(CallReference call);

    /**
     * Fetches the recording of a call that is over, piece by piece and within a bound of length and time, for whoever reads it.
     *
     * @return false: the provider has none, and nothing was read
     */
    default boolean readRecording(CallReference call, RecordingReader reader) {
        return false;
    }

    /** Erases all that the provider keeps of a call: recording, transcript, the call itself. What is gone already is fine. */
    default void erase(CallReference call) {}

    /** Makes an assistant for a client from the template, or changes the one it has, and returns its id. */
    String provideAssistant(AssistantRequest request);

    /** The web requests that the provider sends; called once, when the engine is built. */
    List<WebhookHandler> webhooks(VoiceInbox inbox);

    /** Whether the provider is believed to work: {@code closed} (yes), {@code open} (no), {@code half_open} (being tried). */
    String circuit();

    /** Releases connections and threads. */
    @Override
    void close();

    /**
     * How a call is found again.
     *
     * @param callId our id, carried in the call's metadata
     * @param providerId the provider's id; null: unknown
     * @param controlUrl where it takes commands; null: unknown
     * @param requestedAt when it was asked for
     * @param to who was to be called; null: unknown
     */
    record CallReference(
            String callId,
            @Nullable String providerId,
            @Nullable String controlUrl,
            Instant requestedAt,
            @Nullable PhoneNumber to) {
        /** One without the number. */
        public CallReference(
                String callId, @Nullable String providerId, @Nullable String controlUrl, Instant requestedAt) {
            this(callId, providerId, controlUrl, requestedAt, null);
        }

        /** The same to a known number. */
        public CallReference to(PhoneNumber number) {
            return new CallReference(callId, providerId, controlUrl, requestedAt, number);
        }

        @Override
        public String toString() {
            return "CallReference[" + callId + ", " + providerId + "]";
        }
    }
}
