package io.github.booking4j.contact;

import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * The rules for text that people typed. Blanks around it are dropped and it is brought to Unicode's composed form (NFC), so that the
 * same name is the same text whatever typed it, and counts as few SMS characters as it can. Control characters and broken
 * surrogates are refused, never dropped: they come from a wrong encoding or an attack.
 */
public final class FreeText {
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FreeText() {}

    /**
     * Text of one line: a name, a source, a service.
     *
     * @param pointer the field it came from, for the problem
     * @param value as typed
     * @param max the most characters (UTF-16 units) after cleaning
     * @return null if nothing is left
     * @throws InvalidException with the code {@code control_character} or {@code too_long}
     */
    public static @Nullable String clean(String pointer, @Nullable String value, int max) {
        return clean(pointer, value, max, false);
    }

    /** The same for text of several lines, such as notes: tabs and line breaks stay, the latter as {@code \n}. */
    public static @Nullable String cleanLines(String pointer, @Nullable String value, int max) {
        return clean(pointer, value, max, true);
    }

    private static @Nullable String clean(String pointer, @Nullable String value, int max, boolean severalLines) {
        if (value == null) {
            return null;
        }
        String text = trimmed(value);
        if (severalLines && text.indexOf('\r') >= 0) {
            text = text.replace("\r\n", "\n").replace('\r', '\n');
        }
        // Before the normalisation, which takes time in proportion.
        if (text.length() > 2L * max) {
            throw new InvalidException(FieldProblem.tooLong(pointer, max));
        }
        if (!isReadable(text, severalLines)) {
            throw new InvalidException(new FieldProblem(
                    pointer, "control_character", "must not hold control characters or broken Unicode"));
        }
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (text.length() > max) {
            throw new InvalidException(FieldProblem.tooLong(pointer, max));
        }
        return text.isEmpty() ? null : text;
    }

    private static String trimmed(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isBlank(value.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || character == NO_BREAK_SPACE || character == BYTE_ORDER_MARK;
    }

    private static boolean isReadable(String text, boolean severalLines) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isHighSurrogate(character)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(character) || isForbiddenControl(character, severalLines)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isForbiddenControl(char character, boolean severalLines) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> !severalLines || (character != '\n' && character != '\t');
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> !severalLines;
            default -> false;
        };
    }
}
