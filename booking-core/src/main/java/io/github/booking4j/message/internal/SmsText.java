package io.github.booking4j.message.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long an SMS is and how to shorten it. Counted as the networks do (3GPP TS 23.038): text of the GSM alphabet in septets, any other
 * in UTF-16 units, in segments of 160 or 70, of 153 or 67 when there are several; no character is split between two.
 */
final class SmsText {
    private static final int GSM_SINGLE = 160;
    private static final int GSM_PART = 153;
    private static final int UCS_SINGLE = 70;
    private static final int UCS_PART = 67;
    // The ellipsis character would turn a GSM text into UCS-2, of less than half the room.
    private static final String CUT = "...";
    private static final int LONGEST_LAST_WORD = 20;
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final Pattern LINK = Pattern.compile("(?i)\\b(https?://|www\\.)\\S+");
    private static final Pattern DANGLING = Pattern.compile("[\\s,;:(\\-]+$");

    private SmsText() {}

    /** How a text is written on the air. */
    enum Encoding {
        GSM_7,
        UCS_2
    }

    /**
     * The length of a text.
     *
     * @param units septets, or UTF-16 units
     * @param segments what is paid for; 0 for an empty text
     */
    record Length(Encoding encoding, int units, int segments) {}

    static Length length(String text) {
        Encoding encoding = SmsAlphabet.isGsm(text) ? Encoding.GSM_7 : Encoding.UCS_2;
        int units = units(text, encoding);
        boolean single = units <= (encoding == Encoding.GSM_7 ? GSM_SINGLE : UCS_SINGLE);
        if (single) {
            return new Length(encoding, units, units == 0 ? 0 : 1);
        }
        return new Length(encoding, units, parts(text, encoding));
    }

    /**
     * The text, shortened to this many segments if it is longer. The last link and what follows it stay whole if they fit: the text before
     * them is shortened. No link, code point or composed character is cut.
     */
    static String fit(String text, int maxSegments) {
        if (length(text).segments() <= maxSegments) {
            return text;
        }
        String tail = tail(text, maxSegments);
        String head = text.substring(0, text.length() - tail.length());
        List<Integer> ends = characterEnds(head);
        int fitting = 0;
        int tooMany = ends.size();
        while (tooMany - fitting > 1) {
            int middle = (fitting + tooMany) / 2;
            if (fits(shortened(head, ends.get(middle), tail), maxSegments)) {
                fitting = middle;
            } else {
                tooMany = middle;
            }
        }
        return shortened(head, ends.get(fitting), tail);
    }

    private static boolean fits(String text, int maxSegments) {
        return length(text).segments() <= maxSegments;
    }

    private static String shortened(String head, int end, String tail) {
        String kept = DANGLING.matcher(head.substring(0, wordEnd(head, end))).replaceFirst("");
        if (tail.isEmpty()) {
            return kept + CUT;
        }
        return kept.isEmpty() ? tail : kept + CUT + " " + tail;
    }

    // From the last link on, if that fits.
    private static String tail(String text, int maxSegments) {
        int start = -1;
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            start = link.start();
        }
        return start >= 0 && fits(CUT + " " + text.substring(start), maxSegments) ? text.substring(start) : "";
    }

    // Before a link that would be cut, else behind the last whole word, if words are in sight at all.
    private static int wordEnd(String text, int end) {
        Matcher link = LINK.matcher(text);
        while (link.find() && link.start() < end) {
            if (link.end() > end) {
                return link.start();
            }
        }
        if (end == text.length() || Character.isWhitespace(text.charAt(end))) {
            return end;
        }
        for (int i = end; i > Math.max(0, end - LONGEST_LAST_WORD); i--) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                return i;
            }
        }
        return end;
    }

    // Where what a reader takes for one character ends: never within a surrogate pair, a flag, a letter and its accent.
    private static List<Integer> characterEnds(String text) {
        List<Integer> ends = new ArrayList<>(text.length() + 1);
        ends.add(0);
        Matcher character = CHARACTER.matcher(text);
        while (character.find()) {
            ends.add(character.end());
        }
        return ends;
    }

    private static int units(String text, Encoding encoding) {
        return encoding == Encoding.UCS_2
                ? text.length()
                : text.chars()
                        .map(character -> SmsAlphabet.septets((char) character))
                        .sum();
    }

    private static int parts(String text, Encoding encoding) {
        int room = encoding == Encoding.GSM_7 ? GSM_PART : UCS_PART;
        int parts = 1;
        int filled = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int size =
                    encoding == Encoding.GSM_7 ? SmsAlphabet.septets((char) codePoint) : Character.charCount(codePoint);
            if (filled + size > room) {
                parts++;
                filled = 0;
            }
            filled += size;
            i += Character.charCount(codePoint);
        }
        return parts;
    }
}
