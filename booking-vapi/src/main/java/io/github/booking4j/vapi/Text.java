package io.github.booking4j.vapi;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text that is fit to be sent, stored or shown. */
final class Text {
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\u0085\\u2028\\u2029]+");
    private static final Pattern PERSONAL = Pattern.compile("\\S*@\\S*|[+(]?\\d[\\d ().-]{3,}\\d");

    private Text() {}

    /** At most so many UTF-16 units, never half a character. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }

    /** Without what databases refuse: NUL and halves of characters. */
    static String storable(String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.replace("\0", "");
    }

    /** As one line. */
    static String oneLine(String text) {
        return LINE_BREAKS.matcher(text).replaceAll(" ");
    }

    /** A provider's words for an exception: one line, short, phone numbers and email addresses masked. */
    static String forException(String text) {
        return cut(oneLine(PERSONAL.matcher(cut(text, 2000)).replaceAll("•••")), 200);
    }
}
