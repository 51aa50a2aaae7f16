package io.github.booking4j.appointment;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The id of a service, such as {@code check-up}; unique within its client.
 *
 * @param value 1 to 40 lower-case letters, digits and hyphens
 */
public record ServiceId(String value) implements Comparable<ServiceId> {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** Checks the shape. */
    public ServiceId {
        Objects.requireNonNull(value, "value");
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a service id: " + value);
        }
    }

    @Override
    public int compareTo(ServiceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
