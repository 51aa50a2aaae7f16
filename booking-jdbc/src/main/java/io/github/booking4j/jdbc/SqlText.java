package io.github.booking4j.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement with named parameters, read once.
 *
 * @param jdbc the statement with {@code ?} in place of each {@code :name}
 * @param names the parameters in the order of their question marks
 */
record SqlText(String jdbc, List<String> names) {
    SqlText {
        names = List.copyOf(names);
    }

    /** Reads {@code :name} parameters. Casts are written {@code cast(… as …)}, and literals hold no colon. */
    static SqlText of(String text) {
        StringBuilder jdbc = new StringBuilder(text.length());
        List<String> names = new ArrayList<>();
        int position = 0;
        while (position < text.length()) {
            char character = text.charAt(position);
            int end = position + 1;
            if (character == ':') {
                while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                    end++;
                }
                names.add(text.substring(position + 1, end).intern()); // the binders put the same literals
                jdbc.append('?');
            } else {
                jdbc.append(character);
            }
            position = end;
        }
        return new SqlText(jdbc.toString(), names);
    }

    /** The first of our tables that it names: the one that it writes to, if it writes. */
    String table() {
        int from = jdbc.indexOf("booking_");
        int end = from;
        while (end < jdbc.length() && (Character.isLetter(jdbc.charAt(end)) || jdbc.charAt(end) == '_')) {
            end++;
        }
        return from < 0 ? jdbc : jdbc.substring(from, end);
    }

    /** The same parameters in a statement around or after this one. */
    SqlText wrapped(String before, String after) {
        return new SqlText(before + jdbc + after, names);
    }
}
