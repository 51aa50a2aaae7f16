package io.github.booking4j.twilio;

import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands what was said instead of pressing a key. Whoever asks not to be contacted was understood before. Cautious: words that
 * could mean two things mean none, and the person is asked again.
 */
final class SpokenChoice {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}:']+");
    private static final Map<String, Character> DIGITS = Map.of(
            "zero", '0', "one", '1', "two", '2', "three", '3', "four", '4', "five", '5', "six", '6', "seven", '7',
            "nine", '9');
    private static final Pattern KEY = Pattern.compile("(?:press |number |option )?(\\p{L}+|\\d)");
    private static final Pattern TIME =
            Pattern.compile("\\b(\\d{1,2})(?::(\\d{2}))? ?(?:(a|p) ?m\\b|o'?clock\\b)|\\b(\\d{1,2}):(\\d{2})\\b");
    private static final Pattern NEGATED = Pattern.compile("\\b(not|no|don't|isn't|neither|none|can't|cannot)\\b");

    private static final Pattern WRONG =
            Pattern.compile("\\bwrong (number|person)\\b|\\b(nobody|no one|no body) (here )?(of|by|with) that name\\b");
    private static final Pattern BACK = Pattern.compile(
            "\\b(call|ring|phone) (me )?(back|later|tomorrow|another time|again)\\b|\\b(bad|not a good) time\\b"
                    + "|\\bin a meeting\\b|\\bdriving\\b|\\bi'm busy\\b");
    private static final Pattern REFUSES = Pattern.compile(
            "\\b(not|isn't|aren't|never) interested\\b|\\bno interest\\b|\\b(don't|do not) (want|need)\\b|\\bno need\\b"
                    + "|^no( thanks| thank you)?$|^no thank(s| you)\\b|^(nope|nah)$");
    private static final Pattern OTHERS =
            Pattern.compile("\\b(other|another|different|later|else|more|none|neither|tomorrow|next week)\\b");
    private static final Pattern OFF = Pattern.compile("\\bcancel\\b|\\bcall (it|that|my appointment) off\\b");
    private static final Pattern AGAIN = Pattern.compile("\\b(repeat|again|pardon|what was that|say that)\\b");
    private static final Map<Choice, Pattern> ORDINALS = Map.of(
            Choice.FIRST,
                    Pattern.compile(
                            "\\b(first|1st)\\b|(?<!\\b(second|third|last|that|this|other|another|which) )\\bone\\b"
                                    + "(?! (second|moment|minute))"),
            Choice.SECOND, Pattern.compile("\\b(second|2nd|two)\\b"),
            Choice.THIRD, Pattern.compile("\\b(third|3rd|three)\\b"));

    private SpokenChoice() {}

    static Choice of(String said, List<OfferedSlot> slots) {
        String words = NO_WORD.matcher(
                        said.toLowerCase(Locale.ROOT).replace('’', '\'').replace(".", ""))
                .replaceAll(" ")
                .strip();
        Matcher key = KEY.matcher(words);
        if (key.matches()) {
            Choice choice = ofKey(key.group(1), slots);
            if (choice != Choice.UNCLEAR) {
                return choice;
            }
        }
        if (OFF.matcher(words).find()) {
            return NEGATED.matcher(words).find() ? Choice.UNCLEAR : Choice.CANCEL;
        }
        if (WRONG.matcher(words).find()) {
            return Choice.WRONG_NUMBER;
        }
        if (BACK.matcher(words).find()) {
            return Choice.CALL_BACK;
        }
        if (REFUSES.matcher(words).find()) {
            return Choice.NOT_INTERESTED;
        }
        return time(words, slots);
    }

    /** A digit that was said is a key, unless it may as well be the hour of a time that was offered. */
    private static Choice ofKey(String word, List<OfferedSlot> slots) {
        char digit = word.length() == 1 ? word.charAt(0) : DIGITS.getOrDefault(word, ' ');
        Choice choice = Choice.ofKey(digit);
        if (choice == Choice.CANCEL) {
            return Choice.UNCLEAR; // nothing is called off for what may be an hour
        }
        int hour = Character.digit(digit, 10);
        for (int i = 0; i < slots.size(); i++) {
            int at = slots.get(i).time().map(time -> time.getHour() % 12).orElse(-1);
            if (at == hour && i != choice.slot()) {
                return Choice.UNCLEAR;
            }
        }
        return choice;
    }

    private static Choice time(String words, List<OfferedSlot> slots) {
        boolean negated = NEGATED.matcher(words).find();
        Matcher time = TIME.matcher(words);
        if (time.find()) {
            return negated ? Choice.UNCLEAR : slotAt(time, slots);
        }
        Set<Choice> named = EnumSet.noneOf(Choice.class);
        ORDINALS.forEach((choice, pattern) -> {
            if (pattern.matcher(words).find()) {
                named.add(choice);
            }
        });
        if (named.size() == 1 && !negated) {
            return named.iterator().next();
        }
        if (OTHERS.matcher(words).find()) {
            return Choice.OTHER_TIMES;
        }
        return AGAIN.matcher(words).find() ? Choice.REPEAT : Choice.UNCLEAR;
    }

    private static Choice slotAt(Matcher said, List<OfferedSlot> slots) {
        String half = said.group(3);
        int hour = Integer.parseInt(said.group(1) == null ? said.group(4) : said.group(1));
        String minutes = said.group(1) == null ? said.group(5) : said.group(2);
        int minute = minutes == null ? 0 : Integer.parseInt(minutes);
        Choice found = Choice.UNCLEAR;
        for (int i = 0; i < slots.size(); i++) {
            OffsetDateTime time = slots.get(i).time().orElseThrow();
            boolean isIt = time.getHour() % 12 == hour % 12
                    && time.getMinute() == minute
                    && (half == null || half.equals(time.getHour() < 12 ? "a" : "p"));
            if (isIt) {
                if (found != Choice.UNCLEAR) {
                    return Choice.UNCLEAR; // the same hour on two days
                }
                found = Choice.ofKey((char) ('1' + i));
            }
        }
        return found;
    }
}
