package io.github.booking4j.vapi;

import java.util.regex.Pattern;

/** What a key or secret may be made of, so that it can travel in a header. */
final class Secrets {
    static final String RULE = "must be printable ASCII without blanks, at most 1000 characters";

    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7E]{1,1000}");

    private Secrets() {}

    static boolean isSendable(String secret) {
        return SENDABLE.matcher(secret).matches();
    }
}
