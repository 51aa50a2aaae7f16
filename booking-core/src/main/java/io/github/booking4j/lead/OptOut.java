package io.github.booking4j.lead;

import io.github.booking4j.client.ClientKey;
import java.time.Instant;

/**
 * A number or address that must not be contacted by a client again.
 *
 * @param client who must not
 * @param address the E.164 number or the email address
 * @param source how it was said: {@code sms}, {@code call}, {@code api}, {@code import}
 * @param at when it was said
 */
public record OptOut(ClientKey client, String address, String source, Instant at) {
    @Override
    public String toString() {
        return "OptOut[client=" + client + ", source=" + source + "]";
    }
}
