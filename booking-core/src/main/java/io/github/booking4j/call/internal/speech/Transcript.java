package io.github.booking4j.call.internal.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a transcript whose lines begin with who speaks ({@code AI: …}, {@code User: …}). Only what the person said counts, so the lines
 * of anybody else are dropped. Of an endless transcript the end is read.
 */
final class Transcript {
    private static final int LONGEST = 200_000;
    private static final int MOST_TURNS = 400;
    private static final int LONGEST_TURN = 2_000;
    private static final Pattern SPEAKER = Pattern.compile(
            "^\\s{0,10}(?:(user|customer|lead|caller|callee|human|person)|(ai|assistant|bot|agent)|[a-z][a-z .]{0,30})\\s{0,3}:",
            Pattern.CASE_INSENSITIVE);

    private Transcript() {}

    /** The turns of the person, in order. */
    static List<Turn> read(@Nullable String transcript) {
        String text = transcript == null ? "" : transcript;
        String end = text.length() > LONGEST ? text.substring(text.length() - LONGEST) : text;
        List<Turn> turns = new ArrayList<>();
        StringBuilder asked = new StringBuilder();
        StringBuilder said = new StringBuilder();
        boolean person = false;
        boolean assistant = false;
        for (String line : end.lines().toList()) {
            Matcher speaker = SPEAKER.matcher(line);
            boolean named = speaker.lookingAt();
            boolean wasPerson = person;
            person = named ? speaker.group(1) != null : person;
            assistant = named ? speaker.group(2) != null : assistant;
            String words = named ? line.substring(speaker.end()) : line;
            if (wasPerson && assistant) {
                add(turns, asked, said);
            }
            append(person ? said : asked, person || assistant ? words : "");
        }
        add(turns, asked, said);
        return List.copyOf(turns.subList(Math.max(0, turns.size() - MOST_TURNS), turns.size()));
    }

    private static void append(StringBuilder turn, String words) {
        int room = LONGEST_TURN - turn.length();
        if (!words.isBlank() && room > 0) {
            turn.append(turn.isEmpty() ? "" : "\n")
                    .append(words.strip(), 0, Math.min(room, words.strip().length()));
        }
    }

    private static void add(List<Turn> turns, StringBuilder asked, StringBuilder said) {
        if (!said.isEmpty()) {
            turns.add(new Turn(asked.toString().toLowerCase(Locale.ROOT), said.toString()));
            asked.setLength(0);
            said.setLength(0);
        }
    }

    /**
     * What the person said at one time.
     *
     * @param asked what the assistant had said before, in small letters; empty: nothing
     * @param said in the person's own words
     */
    record Turn(String asked, String said) {
        @Override
        public String toString() {
            return "Turn[…]";
        }
    }
}
