package io.github.booking4j.message.internal;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A reply by SMS brought to its plain words: no case, accents, punctuation or emoji, clause by clause. */
final class ReplyText {
    private static final int MAX_LENGTH = 2_000;
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´ʼ]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern CLAUSE_END = Pattern.compile("[.!?;:,\\n\\r()]+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SPELLED = Pattern.compile("\\p{L}( \\p{L}){2,}");
    private static final Pattern REPEATED = Pattern.compile("\\b(\\p{L}+)( \\1\\b)+");
    private static final Pattern SHOUTED_STOP = Pattern.compile("\\bs+t+o+p+\\b");

    private final String whole;
    private final List<String> clauses;

    private ReplyText(String whole, List<String> clauses) {
        this.whole = whole;
        this.clauses = clauses;
    }

    static ReplyText of(String text) {
        String bounded = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        String unmarked = APOSTROPHES.matcher(bounded).replaceAll("");
        String plain = MARKS.matcher(Normalizer.normalize(unmarked, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        List<String> clauses = Arrays.stream(CLAUSE_END.split(plain, -1))
                .map(ReplyText::words)
                .filter(clause -> !clause.isEmpty())
                .toList();
        return new ReplyText(words(plain), clauses);
    }

    /** All of its words, one blank between them. */
    String whole() {
        return whole;
    }

    /** The same, clause by clause; empty if it has no words. */
    List<String> clauses() {
        return clauses;
    }

    private static String words(String text) {
        String words = NO_WORD.matcher(text).replaceAll(" ").strip();
        if (SPELLED.matcher(words).matches()) {
            words = words.replace(" ", "");
        }
        return REPEATED.matcher(SHOUTED_STOP.matcher(words).replaceAll("stop")).replaceAll("$1");
    }
}
