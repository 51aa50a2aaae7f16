package io.github.booking4j.appointment.internal;

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
            int character = line.codePointAt(i);
            int more = octets(character);
            if (octets + more > MOST) {
                folded.append(FOLD);
                octets = 1; // the space that begins the line
            }
            folded.appendCodePoint(character);
            octets += more;
            i += Character.charCount(character);
        }
    }

    /** How many octets of UTF-8 a character takes; what ends a line does not count. */
    private static int octets(int character) {
        if (character == '\r' || character == '\n') {
            return 0;
        }
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
}
