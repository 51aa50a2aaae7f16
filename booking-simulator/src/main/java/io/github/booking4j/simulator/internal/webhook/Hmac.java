package io.github.booking4j.simulator.internal.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes for signatures. */
public final class Hmac {
    private Hmac() {}

    /** HMAC-SHA1, what Twilio signs with. */
    public static byte[] sha1(String key, String data) {
        return hash("HmacSHA1", key, data);
    }

    /** HMAC-SHA256, what Vapi signs with. */
    public static byte[] sha256(String key, String data) {
        return hash("HmacSHA256", key, data);
    }

    private static byte[] hash(String algorithm, String key, String data) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(data.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
