package io.github.booking4j.internal.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Secrets that are shown once and kept as hashes. */
public final class Secrets {
    private static final String KEY_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final RandomGenerator random;

    /** Secrets from a source of randomness: a {@link java.security.SecureRandom} but in tests. */
    public Secrets(RandomGenerator random) {
        this.random = random;
    }

    /** An API key: 256 random bits, so that a plain hash of it is safe to keep. */
    public String apiKey() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return "bk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A token for a link: 128 random bits in 22 characters, short enough for a text message. */
    public String linkToken() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Letters and digits that are not mistaken for one another. */
    public String letters(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(KEY_LETTERS.charAt(random.nextInt(KEY_LETTERS.length())));
        }
        return text.toString();
    }

    /** Lower-case hex SHA-256 of a text. */
    public static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
