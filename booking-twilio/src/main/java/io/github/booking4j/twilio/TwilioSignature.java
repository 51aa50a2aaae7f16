package io.github.booking4j.twilio;

import io.github.booking4j.twilio.FormParameters.Parameter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks {@code X-Twilio-Signature}: an HMAC-SHA1 over the URL as Twilio was given it and, for a form, the decoded parameters of the body.
 * There is no time in it, so a request can be repeated; what it says must be applied once. Thread-safe.
 */
final class TwilioSignature {
    private static final String ALGORITHM = "HmacSHA1";
    private static final int LENGTH = 28;
    private static final String BODY_HASH = "bodySHA256=";
    private static final Comparator<Parameter> BY_NAME = Comparator.comparing(Parameter::name);

    private final List<SecretKeySpec> keys;

    /** Accepts what is signed with any of these account tokens: two while one is being replaced. */
    TwilioSignature(List<String> tokens) {
        this.keys = tokens.stream()
                .map(token -> new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /**
     * Whether a request with a form, or one without a body, is Twilio's.
     *
     * @param url as Twilio was given it, escapes untouched
     * @param body the parameters of the body, without those of the query
     */
    boolean isValid(String signature, String url, FormParameters body) {
        List<String> parameters = parameterTexts(body.list());
        List<String> texts = new ArrayList<>();
        for (String candidate : SignedUrl.candidates(url)) {
            parameters.forEach(text -> texts.add(candidate + text));
        }
        return isOfAny(signature, texts);
    }

    /** Whether a request whose body is no form is Twilio's: its URL is signed, and names the hash of the body. */
    boolean isValid(String signature, String url, byte[] body) {
        return hasBodyHash(url, body) && isOfAny(signature, SignedUrl.candidates(url));
    }

    private boolean isOfAny(String signature, List<String> texts) {
        if (signature.length() != LENGTH) {
            return false;
        }
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean valid = false;
        for (SecretKeySpec key : keys) {
            for (String text : texts) {
                valid |= MessageDigest.isEqual(sign(key, text), given);
            }
        }
        return valid;
    }

    private static byte[] sign(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder().encode(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA1", e);
        }
    }

    // A name that comes more than once is signed with its different values in order; some of Twilio's senders sign all
    // values as
    // they come.
    private static List<String> parameterTexts(List<Parameter> parameters) {
        String different = parameters.stream()
                .distinct()
                .sorted(BY_NAME.thenComparing(Parameter::value))
                .map(parameter -> parameter.name() + parameter.value())
                .collect(Collectors.joining());
        String all = parameters.stream()
                .sorted(BY_NAME)
                .map(parameter -> parameter.name() + parameter.value())
                .collect(Collectors.joining());
        return different.equals(all) ? List.of(all) : List.of(different, all);
    }

    private static boolean hasBodyHash(String url, byte[] body) {
        int query = url.indexOf('?');
        if (query < 0) {
            return false;
        }
        byte[] hash = HexFormat.of().formatHex(sha256(body)).getBytes(StandardCharsets.UTF_8);
        for (String part : url.substring(query + 1).split("[&#]", -1)) {
            if (part.startsWith(BODY_HASH)) {
                byte[] named = part.substring(BODY_HASH.length()).getBytes(StandardCharsets.UTF_8);
                return MessageDigest.isEqual(hash, named);
            }
        }
        return false;
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
