package io.github.booking4j.message.internal;

import java.util.Map;

/** The alphabet of 3GPP TS 23.038, and plain stand-ins for typographic characters that are not in it. */
final class SmsAlphabet {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final int HIGHEST = '€';
    private static final byte[] SEPTETS = septets();

    private static final Map<Character, String> PLAIN = Map.ofEntries(
            Map.entry('‘', "'"),
            Map.entry('’', "'"),
            Map.entry('‚', "'"),
            Map.entry('‛', "'"),
            Map.entry('′', "'"),
            Map.entry('´', "'"),
            Map.entry('`', "'"),
            Map.entry('“', "\""),
            Map.entry('”', "\""),
            Map.entry('„', "\""),
            Map.entry('″', "\""),
            Map.entry('«', "\""),
            Map.entry('»', "\""),
            Map.entry('‹', "'"),
            Map.entry('›', "'"),
            Map.entry('‐', "-"),
            Map.entry('‑', "-"),
            Map.entry('‒', "-"),
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('―', "-"),
            Map.entry('−', "-"),
            Map.entry('•', "-"),
            Map.entry('·', "-"),
            Map.entry('…', "..."),
            Map.entry('½', "1/2"),
            Map.entry('¼', "1/4"),
            Map.entry('¾', "3/4"),
            Map.entry('\t', " "));

    private SmsAlphabet() {}

    static boolean isGsm(String text) {
        return text.chars().allMatch(character -> septets((char) character) > 0);
    }

    /** How many septets a character takes; 0: it is not in the alphabet. */
    static int septets(char character) {
        return character > HIGHEST ? 0 : SEPTETS[character];
    }

    /**
     * The text with plain quotes, dashes, dots and blanks in place of typographic ones, and without invisible characters. Letters stay as they
     * are; joiners stay too, since emoji and some scripts are made with them.
     */
    static String withPlainPunctuation(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            String replacement = PLAIN.get(character);
            if (replacement != null) {
                plain.append(replacement);
            } else if (Character.isSpaceChar(character)) {
                plain.append(Character.getType(character) == Character.LINE_SEPARATOR ? '\n' : ' ');
            } else if (character != '\u200B'
                    && character != '\u2060'
                    && character != '\uFEFF'
                    && character != '\u00AD') {
                plain.append(character);
            }
        }
        return plain.toString();
    }

    private static byte[] septets() {
        byte[] septets = new byte[HIGHEST + 1];
        BASIC.chars().forEach(character -> septets[character] = 1);
        EXTENSION.chars().forEach(character -> septets[character] = 2);
        return septets;
    }
}
