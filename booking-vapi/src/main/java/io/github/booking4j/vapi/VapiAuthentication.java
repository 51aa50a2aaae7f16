package io.github.booking4j.vapi;

import io.github.booking4j.spi.gateway.InboundRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * How Vapi proves that a web request is its own. An adapter may accept several at once: one proof is enough. Immutable, and
 * silent about its secret in {@code toString()}.
 */
public sealed interface VapiAuthentication permits VapiAuthentication.SharedSecret, VapiHmac {
    /** The header of Vapi's oldest scheme, still sent by many accounts. */
    String LEGACY_HEADER = "X-Vapi-Secret";

    /**
     * Whether a request carries this proof. Compares in constant time; anything missing or malformed is simply no proof.
     *
     * @param now for schemes that refuse old requests
     */
    boolean accepts(InboundRequest request, Instant now);

    /** The secret alone in the header {@value #LEGACY_HEADER}. */
    static SharedSecret legacySecret(String secret) {
        return new SharedSecret(LEGACY_HEADER, "", secret);
    }

    /** {@code Authorization: Bearer token}: Vapi's bearer credential as it is by default. */
    static SharedSecret bearer(String token) {
        return new SharedSecret("Authorization", "Bearer ", token);
    }

    /** A bearer credential whose header or prefix was changed. */
    static SharedSecret header(String name, String prefix, String secret) {
        return new SharedSecret(name, prefix, secret);
    }

    /** An HMAC credential as it is by default: hex HMAC-SHA256 of {@code timestamp.body}. */
    static VapiHmac hmac(String secretKey) {
        return VapiHmac.builder(secretKey).build();
    }

    /**
     * A secret that is sent as it is.
     *
     * @param header name of the header
     * @param prefix what stands before the secret, in any case, such as {@code "Bearer "}; may be empty
     * @param secret shared with Vapi; printable ASCII without blanks
     */
    record SharedSecret(String header, String prefix, String secret) implements VapiAuthentication {
        /**
         * Checks what can be sent in a header.
         *
         * @throws IllegalArgumentException without naming the value
         */
        public SharedSecret {
            Objects.requireNonNull(prefix, "prefix");
            if (header.isBlank()) {
                throw new IllegalArgumentException("a header needs a name");
            }
            if (!Secrets.isSendable(secret)) {
                throw new IllegalArgumentException(Secrets.RULE);
            }
        }

        @Override
        public boolean accepts(InboundRequest request, Instant now) {
            String value = request.header(header).orElse("");
            if (!value.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT))) {
                return false;
            }
            byte[] given = value.substring(prefix.length()).trim().getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(given, secret.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "SharedSecret[" + header + "]";
        }
    }
}
