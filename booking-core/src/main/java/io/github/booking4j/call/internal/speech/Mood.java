package io.github.booking4j.call.internal.speech;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.Sentiment;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Weighs words of pleasure against words of anger. A polite no is no pleasure, and a wish not to be contacted is anger. */
final class Mood {
    private static final Pattern FEELING = Pattern.compile(
            "\\b(?:(great|perfect|wonderful|excellent|awesome|fantastic|lovely|amazing|brilliant|happy|glad|love|thanks|thank you|appreciate"
                    + "|helpful|excited|pleased|looking forward|not wait|nice|very good|sounds good|good idea|delighted|interested)"
                    + "|(annoying|annoyed|angry|furious|upset|terrible|awful|horrible|ridiculous|scam|scammers|spam|rude|hate|useless|waste of|wasting|fed up|sick of"
                    + "|harassing|harassment|leave me alone|disappointed|frustrated|frustrating|stupid|idiots?|damn|shut up|fuck|fucking|hell|worst|bad|bothering|complain|complaint"
                    + "|lawyer|sue|report you|stop calling|unacceptable|pathetic|disgusting))\\b");
    private static final Pattern NEGATED = Pattern.compile(Rule.NEGATION);

    private Mood() {}

    static Sentiment of(List<List<String>> turns, CallOutcome ended) {
        int balance = 0;
        for (List<String> clauses : turns) {
            for (String clause : clauses) {
                balance += balance(clause);
            }
        }
        balance = switch (ended) {
            case BOOKED -> balance + 1;
            case OPTED_OUT -> Math.min(balance, 0) - 2;
            case NOT_INTERESTED, WRONG_NUMBER -> Math.min(balance, 0);
            default -> balance;
        };
        return balance == 0 ? Sentiment.NEUTRAL : balance > 0 ? Sentiment.POSITIVE : Sentiment.NEGATIVE;
    }

    private static int balance(String clause) {
        int balance = 0;
        Matcher feeling = FEELING.matcher(clause);
        while (feeling.find()) {
            int sign = feeling.group(1) == null ? -1 : 1;
            balance += NEGATED.matcher(clause.substring(0, feeling.start())).find()
                    ? politeness(feeling.group()) * -sign
                    : sign;
        }
        return balance;
    }

    /** "No thank you" is a polite no, and nothing felt. */
    private static int politeness(String feeling) {
        return feeling.startsWith("thank") || feeling.equals("interested") ? 0 : 1;
    }
}
