package io.github.booking4j.client;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How the pages look on which a client's leads see, move and cancel their appointments.
 *
 * @param color of what can be pressed, {@code #rrggbb} in lower case (#0f766e); what is written on it is black or white, whichever
 *     can be read better
 */
public record PageSettings(String color) {
    private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");

    /** Checks the colour, and makes it lower case. */
    public PageSettings {
        color = color.toLowerCase(Locale.ROOT);
        if (!COLOR.matcher(color).matches()) {
            throw new IllegalArgumentException("a colour is written #rrggbb");
        }
    }

    /** The defaults in brackets above. */
    public static PageSettings defaults() {
        return new PageSettings("#0f766e");
    }
}
