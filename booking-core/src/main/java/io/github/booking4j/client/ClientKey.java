package io.github.booking4j.client;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The key of a client, such as {@code acme-dental-x7k2p9}: in every path and first in every primary key.
 *
 * @param value 3 to 40 lower-case letters, digits and inner hyphens
 */
public record ClientKey(String value) implements Comparable<ClientKey> {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");

    /** Checks the shape. */
    public ClientKey {
        Objects.requireNonNull(value, "value");
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a client key");
        }
    }

    /** Whether a text has the shape of a client key; for input that may be anything. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public int compareTo(ClientKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
