package io.github.booking4j.error;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider did not do, or may not have done, what it was asked. {@link #kind()} says what is known about it, which alone
 * decides what happens next.
 */
public final class GatewayException extends BookingException {
    /** What is known about the thing that was asked for. */
    public enum Kind {
        /** Surely not done; the same request may be sent again later. */
        NOT_DONE,
        /** Surely not done, and never will be: sending the same request again is useless. */
        REFUSED,
        /** May have happened: never repeat it blindly, ask the provider first. */
        UNKNOWN,
        /** Surely not done since a limit of the provider or of our account is reached; later is safe. */
        AT_CAPACITY
    }

    private final Kind kind;
    private final String providerCode;
    private final @Nullable Duration retryAfter;

    /** A failure without further hints. */
    public GatewayException(Kind kind, String providerCode, String message) {
        this(kind, providerCode, message, null, null);
    }

    /**
     * A failure with all that is known of it.
     *
     * @param kind what is known
     * @param providerCode the provider's own code ({@code 21610}, {@code http_503}), or a word of the adapter for it
     * @param message for people; no personal data, no secret
     * @param retryAfter how long the provider asked to wait, if it did
     * @param cause the transport's exception, if there is one
     */
    public GatewayException(
            Kind kind, String providerCode, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super("gateway_" + kind.name().toLowerCase(Locale.ROOT), message, cause);
        this.kind = kind;
        this.providerCode = providerCode;
        this.retryAfter = retryAfter;
    }

    /** What is known about the thing that was asked for. */
    public Kind kind() {
        return kind;
    }

    /** The provider's own code, or a word of the adapter for it. Not stable: for logs and for people. */
    public String providerCode() {
        return providerCode;
    }

    /** How long the provider asked to wait before the next request, if it did. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
