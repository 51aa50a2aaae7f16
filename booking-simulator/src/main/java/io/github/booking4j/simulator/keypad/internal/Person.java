package io.github.booking4j.simulator.keypad.internal;

import io.github.booking4j.simulator.call.CallScript;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who answers the phone: listens for the key of what it wants, by its script. For one thread at a time. */
final class Person {
    private static final Pattern KEY = Pattern.compile("([^.]*?),? press ([0-9])\\b");

    private final CallScript script;
    private final boolean speaks;
    private int asked;

    /** Somebody with a number; whose number ends in an odd digit speaks rather than presses a key where that is asked for. */
    Person(CallScript script, String number) {
        this.script = script;
        this.speaks = (number.charAt(number.length() - 1) - '0') % 2 == 1;
    }

    /** What it does when it is asked something. */
    Reaction to(String words) {
        asked++;
        return switch (script) {
            case NOT_INTERESTED -> wish(words, "not interested", "No, thank you. I am not interested.");
            case ASKS_TO_BE_CALLED_BACK -> wish(words, "called back", "I am in a meeting, call me back later.");
            case WRONG_NUMBER -> wish(words, "wrong number", "You have the wrong number.");
            case OPTS_OUT -> optOut(words);
            case HANGS_UP_INTERESTED ->
                asked == 1 ? wish(words, "other times", "Is there another time?") : Reaction.HANGS_UP;
            case SLOT_TAKEN, ASKS_TOO_SOON ->
                asked == 1 ? wish(words, "other times", "Another time, please.") : book(words);
            default -> book(words);
        };
    }

    private Reaction book(String words) {
        return key(words, "") == null ? Reaction.LISTENS : say("1", "The first one, please.");
    }

    private Reaction optOut(String words) {
        boolean offered = words.toLowerCase(Locale.ROOT).contains("press 9");
        return offered || asked > 1 ? say("9", "Stop calling me.") : Reaction.LISTENS;
    }

    private Reaction wish(String words, String what, String spoken) {
        String key = key(words, what);
        return key == null ? Reaction.LISTENS : say(key, spoken);
    }

    private Reaction say(String key, String spoken) {
        return speaks ? new Reaction(null, spoken, false) : new Reaction(key, null, false);
    }

    /** The key of the first offer that has these words in it. */
    private static @Nullable String key(String words, String what) {
        Matcher offer = KEY.matcher(words);
        while (offer.find()) {
            if (offer.group(1).toLowerCase(Locale.ROOT).contains(what)) {
                return offer.group(2);
            }
        }
        return null;
    }

    /**
     * What a person does.
     *
     * @param digit pressed; null: none
     * @param speech said; null: nothing
     * @param hangsUp whether it hangs up instead
     */
    record Reaction(@Nullable String digit, @Nullable String speech, boolean hangsUp) {
        static final Reaction LISTENS = new Reaction(null, null, false);
        static final Reaction HANGS_UP = new Reaction(null, null, true);
    }
}
