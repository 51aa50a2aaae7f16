package io.github.booking4j.lead;

import io.github.booking4j.client.ClientKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A number or address that must not be contacted by a client again.
 *
 * @param client who must not
 * @param id its id
 * @param address the E.164 number or the email address
 * @param source how it was said: {@code sms}, {@code call}, {@code api}, {@code import}, or {@code provider}: it told us
 * @param text the words that were written, at most {@value #MAX_TEXT} characters; null: none are known
 * @param at when it was said
 */
public record OptOut(
        ClientKey client,
        OptOutId id,
        String address,
        String source,
        @Nullable String text,
        Instant at) {
    /** The longest text message, in characters (UTF-16 units). */
    public static final int MAX_TEXT = 1_600;

    /** Checks the length. */
    public OptOut {
        if (text != null && text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("text must have at most " + MAX_TEXT + " characters");
        }
    }

    @Override
    public String toString() {
        return "OptOut[client=" + client + ", source=" + source + "]";
    }
}
