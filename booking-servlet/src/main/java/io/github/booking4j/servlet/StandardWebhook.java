package io.github.booking4j.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A request signed as <a href="https://www.standardwebhooks.com/">Standard Webhooks</a> says, version {@code v1}.
 *
 * @param id the same on every retry
 * @param timestamp seconds since 1970
 * @param signatures {@code v1,…} with others of any version, separated by blanks
 */
record StandardWebhook(String id, String timestamp, String signatures) {
    private static final long TOLERANCE_SECONDS = 300;
    private static final int MAX_SIGNATURES = 20;
    private static final String VERSION = "v1,";

    /** Whether one of the keys signed the body, at about this time. */
    boolean isSignedBy(List<byte[]> keys, byte[] body, Instant now) {
        if (id.isEmpty() || !isAbout(now)) {
            return false;
        }
        List<byte[]> given = List.of(signatures.split(" ", MAX_SIGNATURES)).stream()
                .filter(one -> one.startsWith(VERSION))
                .map(one -> one.substring(VERSION.length()).getBytes(StandardCharsets.US_ASCII))
                .toList();
        boolean signed = false;
        for (byte[] key : keys) {
            byte[] right = signature(key, body).getBytes(StandardCharsets.US_ASCII);
            for (byte[] one : given) {
                signed |= MessageDigest.isEqual(right, one);
            }
        }
        return signed;
    }

    private boolean isAbout(Instant now) {
        try {
            return Math.abs(Math.subtractExact(now.getEpochSecond(), Long.parseLong(timestamp))) <= TOLERANCE_SECONDS;
        } catch (ArithmeticException | NumberFormatException e) {
            return false;
        }
    }

    private String signature(byte[] key, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /** The signature headers of a request; null: it is not signed. */
    static @Nullable StandardWebhook of(HttpServletRequest request) {
        String signatures = header(request, "signature");
        return signatures.isEmpty()
                ? null
                : new StandardWebhook(header(request, "id"), header(request, "timestamp"), signatures);
    }

    private static String header(HttpServletRequest request, String name) {
        String standard = request.getHeader("webhook-" + name);
        String value = standard == null ? request.getHeader("svix-" + name) : standard;
        return value == null ? "" : value.strip();
    }
}
