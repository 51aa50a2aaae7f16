package io.github.booking4j.contact;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a phone number looks like as people and programs write it, before any numbering plan is asked. */
final class PhoneText {
    static final int MAX_LENGTH = 64;

    private static final Pattern EXPORTED_AS_DECIMAL = Pattern.compile("[0-9]{7,15}\\.0");
    private static final String PUNCTUATION = "+()[]-./~";
    private static final String TEL = "tel:";

    private PhoneText() {}

    /** The text without what does not matter: blanks around it, invisible direction marks, a spreadsheet's apostrophe. */
    static String tidy(String text) {
        String tidy = withoutInvisible(text).strip();
        if (tidy.regionMatches(true, 0, TEL, 0, TEL.length())) {
            tidy = tidy.substring(TEL.length());
        }
        if (tidy.startsWith("'")) {
            tidy = tidy.substring(1);
        }
        // 4155550123.0 is a number that went through a floating-point column; its last zero is no digit of it.
        return tidy.endsWith(".0") && EXPORTED_AS_DECIMAL.matcher(tidy).matches()
                ? tidy.substring(0, tidy.length() - 2)
                : tidy;
    }

    /** The first thing in the text that no phone number holds, or null. */
    static @Nullable PhoneProblem firstProblem(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isISOControl(character)) {
                return PhoneProblem.CONTROL_CHARACTER;
            }
            if (Character.isLetter(character)) {
                return PhoneProblem.LETTERS;
            }
            if (!belongs(character)) {
                return PhoneProblem.BAD_CHARACTER;
            }
        }
        return null;
    }

    private static boolean belongs(char character) {
        return Character.isDigit(character)
                || PUNCTUATION.indexOf(character) >= 0
                || character == '\uFF0B' // the wide plus of East Asian keyboards
                || character == '\u2212' // the minus sign
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.DASH_PUNCTUATION;
    }

    // Address books wrap numbers in direction marks (U+202A … U+202C), which nobody sees.
    private static String withoutInvisible(String text) {
        int first = 0;
        while (first < text.length() && Character.getType(text.charAt(first)) != Character.FORMAT) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        text.chars()
                .filter(character -> Character.getType(character) != Character.FORMAT)
                .forEach(character -> visible.append((char) character));
        return visible.toString();
    }
}
