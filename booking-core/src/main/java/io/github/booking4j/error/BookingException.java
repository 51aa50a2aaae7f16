package io.github.booking4j.error;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The root of every exception this library throws on purpose. {@link #code()} is stable and is what programs decide on; the
 * message is for people, may change at any time and never holds personal data or a secret.
 */
public abstract class BookingException extends RuntimeException {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,79}");

    private final String code;

    /**
     * An exception with its code.
     *
     * @param code stable, {@code snake_case}, at most 80 characters
     * @param message for people; no personal data, no secret
     * @param cause what led to this, if anything did
     */
    protected BookingException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("an error code is snake_case: " + code);
        }
        this.code = code;
    }

    /** The stable {@code snake_case} name of what went wrong, such as {@code client_not_found}. */
    public final String code() {
        return code;
    }
}
