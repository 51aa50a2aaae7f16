package io.github.booking4j.spi.gateway;

import io.github.booking4j.contact.PhoneNumber;
import io.github.booking4j.spi.gateway.SmsGateway.SmsReceipt;
import org.jspecify.annotations.Nullable;

/** What an SMS adapter tells the engine, once it has verified the request. Idempotent, any order. Thread-safe. */
public interface SmsInbox {
    /** News of a message that was sent; unknown ones are ignored. */
    void receipt(SmsReceipt receipt);

    /** A message came in. */
    void received(IncomingSms message);

    /**
     * A message that came in.
     *
     * @param providerId the provider's id: the same id is applied once
     * @param from who wrote
     * @param to our number
     * @param text what it says; may be empty
     * @param keyword the word the provider took it for and has acted on, such as {@code STOP}: it counts, whatever the
     *     text says; null: none
     */
    record IncomingSms(
            String providerId,
            PhoneNumber from,
            String to,
            String text,
            @Nullable String keyword) {
        /** A message that the provider did not interpret. */
        public IncomingSms(String providerId, PhoneNumber from, String to, String text) {
            this(providerId, from, to, text, null);
        }

        @Override
        public String toString() {
            return "IncomingSms[" + providerId + "]";
        }
    }
}
