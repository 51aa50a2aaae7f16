package io.github.booking4j.appointment.internal;

import java.nio.charset.StandardCharsets;

/** Lines of at most 75 octets, the longer of them folded (RFC 5545 §3.1), and no character in two. */
final class FoldedLines {
    private static final int MOST = 75;
    private static final String FOLD = "\r\n ";

    private FoldedLines() {}

    /** Folds iCalendar text anew, however it was folded. */
    static String of(String calendar) {
        StringBuilder folded = new StringBuilder(calendar.length() + 64);
        for (String line : calendar.replace(FOLD, "").split("(?<=\n)", -1)) {
            fold(line, folded);
        }
        return folded.toString();
    }

    private static void fold(String line, StringBuilder folded) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            String character = Character.toString(line.codePointAt(i));
            int more = character.equals("\r") || character.equals("\n")
                    ? 0
                    : character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > MOST) {
                folded.append(FOLD);
                octets = 1; // the space that begins the line
            }
            folded.append(character);
            octets += more;
            i += character.length();
        }
    }
}
