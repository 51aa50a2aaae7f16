package io.github.booking4j.call.internal.speech;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that mean something in a clause, unless what stands before them takes it back. The patterns are plain alternatives without
 * nested repetition, over clauses of bounded length, so that reading is linear in what was said.
 *
 * @param meaning what they mean
 * @param words the words
 * @param unless what must not stand right before them
 */
record Rule<T>(T meaning, Pattern words, Pattern unless) {
    /** A negation that still reaches the words behind it. */
    static final String NEGATION =
            "\\b(?:not|never|hardly|barely|without|neither|nor)(?! only| just)(?: \\w+){0,3} $|\\bno $";

    /** Words that nothing takes back. */
    static <T> Rule<T> always(T meaning, String words) {
        return unless(meaning, "(?!)", words);
    }

    /** Words that a negation before them takes back. */
    static <T> Rule<T> unlessNegated(T meaning, String words) {
        return unless(meaning, NEGATION, words);
    }

    /** Words that others right before them take back. */
    static <T> Rule<T> unless(T meaning, String unless, String words) {
        return new Rule<>(meaning, Pattern.compile("\\b(?:" + words + ")\\b"), Pattern.compile(unless));
    }

    /** Whether a clause says so. */
    boolean holds(String clause) {
        Matcher said = words.matcher(clause);
        while (said.find()) {
            if (!unless.matcher(clause.substring(0, said.start())).find()) {
                return true;
            }
        }
        return false;
    }
}
