package io.github.booking4j.vapi;

import io.github.booking4j.error.FieldProblems;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.spi.gateway.InboundRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * An HMAC credential of Vapi, with every field that Vapi lets one configure; set here what is set there. The defaults are
 * Vapi's own. Immutable, and silent about its secret in {@code toString()}.
 *
 * <p>Where the timestamp is part of what is signed, requests older or newer than {@code maxAge} (5 minutes) are refused, so
 * that a request seen by somebody else cannot be sent again later. Vapi does not say whether it counts seconds or
 * milliseconds; both are understood.
 */
public final class VapiHmac implements VapiAuthentication {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(body|timestamp|method|url|svix-id)}");
    private static final long LEAST_MILLISECONDS = 100_000_000_000L;

    private final Algorithm algorithm;
    private final Encoding encoding;
    private final SecretKeySpec key;
    private final String payloadFormat;
    private final String signatureHeader;
    private final String signaturePrefix;
    private final String timestampHeader;
    private final String messageIdHeader;
    private final @Nullable Duration maxAge;

    private VapiHmac(Builder builder, byte[] key) {
        algorithm = builder.algorithm;
        encoding = builder.encoding;
        this.key = new SecretKeySpec(key, builder.algorithm.mac);
        payloadFormat = builder.payloadFormat;
        signatureHeader = builder.signatureHeader;
        signaturePrefix = builder.signaturePrefix;
        timestampHeader = builder.timestampHeader;
        messageIdHeader = builder.messageIdHeader;
        maxAge = builder.maxAge;
    }

    /** A credential with this secret key and Vapi's defaults. */
    public static Builder builder(String secretKey) {
        return new Builder(secretKey);
    }

    @Override
    public boolean accepts(InboundRequest request, Instant now) {
        byte[] payload = payload(request).orElse(null);
        if (payload == null || !isFresh(request, now)) {
            return false;
        }
        byte[] expected = sign(payload);
        // Several signatures may stand in one header, so that keys can be changed without a gap.
        for (String signature :
                request.header(signatureHeader).orElse("").trim().split("\\s+", -1)) {
            if (signature.startsWith(signaturePrefix)
                    && MessageDigest.isEqual(
                            expected, encoding.decode(signature.substring(signaturePrefix.length())))) {
                return true;
            }
        }
        return false;
    }

    /** What was signed, or nothing when a header that belongs to it is missing. */
    private Optional<byte[]> payload(InboundRequest request) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream(request.body().length + 64);
        Matcher placeholder = PLACEHOLDER.matcher(payloadFormat);
        int end = 0;
        while (placeholder.find()) {
            payload.writeBytes(payloadFormat.substring(end, placeholder.start()).getBytes(StandardCharsets.UTF_8));
            end = placeholder.end();
            byte[] part = part(placeholder.group(1), request);
            if (part.length == 0 && !placeholder.group(1).equals("body")) {
                return Optional.empty();
            }
            payload.writeBytes(part);
        }
        payload.writeBytes(payloadFormat.substring(end).getBytes(StandardCharsets.UTF_8));
        return Optional.of(payload.toByteArray());
    }

    private byte[] part(String name, InboundRequest request) {
        return switch (name) {
            case "body" -> request.body();
            case "timestamp" -> request.header(timestampHeader).orElse("").getBytes(StandardCharsets.UTF_8);
            case "svix-id" -> request.header(messageIdHeader).orElse("").getBytes(StandardCharsets.UTF_8);
            case "url" -> request.publicUrl().getBytes(StandardCharsets.UTF_8);
            default -> request.method().getBytes(StandardCharsets.UTF_8);
        };
    }

    private boolean isFresh(InboundRequest request, Instant now) {
        if (maxAge == null || !payloadFormat.contains("{timestamp}")) {
            return true;
        }
        try {
            long value =
                    Long.parseLong(request.header(timestampHeader).orElse("").trim());
            Instant sent = value > LEAST_MILLISECONDS ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
            return Duration.between(sent, now).abs().compareTo(maxAge) <= 0;
        } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException unreadable) {
            return false;
        }
    }

    private byte[] sign(byte[] payload) {
        try {
            Mac mac = Mac.getInstance(algorithm.mac);
            mac.init(key);
            return mac.doFinal(payload);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + algorithm.mac, impossible);
        }
    }

    @Override
    public String toString() {
        return "VapiHmac[" + signatureHeader + ", " + algorithm + "]";
    }

    /** The hash. */
    public enum Algorithm {
        /** The default, and the one to choose. */
        SHA256("HmacSHA256"),
        /** Longer. */
        SHA512("HmacSHA512"),
        /** For old set-ups. */
        SHA1("HmacSHA1");

        private final String mac;

        Algorithm(String mac) {
            this.mac = mac;
        }
    }

    /** How the signature is written. */
    public enum Encoding {
        /** The default; either case is read. */
        HEX,
        /** Standard Base64. */
        BASE64;

        private byte[] decode(String signature) {
            try {
                return this == HEX
                        ? HexFormat.of().parseHex(signature)
                        : Base64.getDecoder().decode(signature);
            } catch (IllegalArgumentException malformed) {
                return new byte[0];
            }
        }
    }

    /** Collects the fields of an HMAC credential. Not thread-safe. */
    public static final class Builder {
        private final String secretKey;
        private Algorithm algorithm = Algorithm.SHA256;
        private Encoding encoding = Encoding.HEX;
        private boolean keyIsBase64;
        private String payloadFormat = "{timestamp}.{body}";
        private String signatureHeader = "x-signature";
        private String signaturePrefix = "";
        private String timestampHeader = "x-timestamp";
        private String messageIdHeader = "";
        private @Nullable Duration maxAge = Duration.ofMinutes(5);

        private Builder(String secretKey) {
            this.secretKey = secretKey;
        }

        /** The hash; SHA-256 if not set. */
        public Builder algorithm(Algorithm value) {
            algorithm = value;
            return this;
        }

        /** How the signature is written; hex if not set. */
        public Builder signatureEncoding(Encoding value) {
            encoding = value;
            return this;
        }

        /** The secret key is Base64 (after {@code whsec_}, if it begins so) of the real one. */
        public Builder secretIsBase64() {
            keyIsBase64 = true;
            return this;
        }

        /**
         * What is signed; {@code {timestamp}.{body}} if not set. Placeholders: {@code {body} {timestamp} {method} {url}
         * {svix-id}}. Must hold the body.
         */
        public Builder payloadFormat(String value) {
            payloadFormat = value;
            return this;
        }

        /** No timestamp is sent: the body alone is signed. */
        public Builder withoutTimestamp() {
            payloadFormat = "{body}";
            return this;
        }

        /** Where the signature stands; {@code x-signature} if not set. */
        public Builder signatureHeader(String value) {
            signatureHeader = value;
            return this;
        }

        /** What stands before the signature, such as {@code sha256=}; nothing if not set. */
        public Builder signaturePrefix(String value) {
            signaturePrefix = value;
            return this;
        }

        /** Where the timestamp stands; {@code x-timestamp} if not set. */
        public Builder timestampHeader(String value) {
            timestampHeader = value;
            return this;
        }

        /** Where the id of the message stands, which {@code {svix-id}} means; must be set if the payload has it. */
        public Builder messageIdHeader(String value) {
            messageIdHeader = value;
            return this;
        }

        /** How far the timestamp may be from now, either way; null: any distance. 5 minutes if not set. */
        public Builder maxAge(@Nullable Duration value) {
            maxAge = value;
            return this;
        }

        /**
         * The credential.
         *
         * @throws InvalidException naming every field that is wrong
         */
        public VapiHmac build() {
            FieldProblems problems = new FieldProblems();
            byte[] key = key();
            if (key.length == 0) {
                problems.add("secretKey", "invalid", "must be given, and be Base64 where so declared");
            }
            if (!payloadFormat.contains("{body}")) {
                problems.add(
                        "payloadFormat", "invalid", "must hold {body}: else the signature proves nothing about it");
            }
            if (signatureHeader.isBlank()) {
                problems.add("signatureHeader", "required", "must be given");
            }
            if (payloadFormat.contains("{timestamp}") && timestampHeader.isBlank()) {
                problems.add("timestampHeader", "required", "must be given, since the payload holds {timestamp}");
            }
            if (payloadFormat.contains("{svix-id}") && messageIdHeader.isBlank()) {
                problems.add("messageIdHeader", "required", "must be given, since the payload holds {svix-id}");
            }
            problems.throwIfAny();
            return new VapiHmac(this, key);
        }

        private byte[] key() {
            if (!keyIsBase64) {
                return secretKey.getBytes(StandardCharsets.UTF_8);
            }
            try {
                return Base64.getDecoder().decode(secretKey.replaceFirst("^whsec_", ""));
            } catch (IllegalArgumentException malformed) {
                return new byte[0];
            }
        }
    }
}
