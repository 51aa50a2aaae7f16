package io.github.booking4j.call.internal.speech;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings speech to plain clauses: small letters, no accents, no fillers, contractions written out ("I wouldn't" becomes "i would
 * not"), cut at punctuation and at words that turn or join a thought, so that a negation reaches no further than it is meant.
 */
final class Clauses {
    private static final int LONGEST_CLAUSE = 300;
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´ʼ]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern POLITE_NO = Pattern.compile("\\bno, (?=thank)");
    private static final Pattern HOUR = Pattern.compile("\\b([ap])\\.m\\b\\.?");
    private static final Pattern CLAUSE_END = Pattern.compile(
            "[!?;,()\\n…—–]+|[.:](?!\\d)|\\b(?:but|however|although|though|and)\\b|\\bno (?=(?:i|we|it|that|this|he|she"
                    + "|you|they|not|do|dont|can|call|please|sorry|just|im|ill|id|its|thats|maybe|actually|yes|let|would"
                    + "|book|today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b)");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Map<String, String> WORDS = words();

    private Clauses() {}

    /** The clauses of what was said, single blanks between their words; none is empty. */
    static List<String> of(String said) {
        String unmarked = APOSTROPHES.matcher(said).replaceAll("");
        String plain = MARKS.matcher(Normalizer.normalize(unmarked, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String whole = HOUR.matcher(POLITE_NO.matcher(plain).replaceAll("no ")).replaceAll("$1m ");
        List<String> clauses = new ArrayList<>();
        int start = 0;
        Matcher ends = CLAUSE_END.matcher(whole);
        while (ends.find()) {
            add(clauses, whole.substring(start, ends.start()));
            if (ends.group().startsWith("no ")) {
                clauses.add("no");
            }
            start = ends.end();
        }
        add(clauses, whole.substring(start));
        return List.copyOf(clauses);
    }

    private static void add(List<String> clauses, String text) {
        StringBuilder words = new StringBuilder();
        for (String word : NO_WORD.split(text, -1)) {
            String plain = WORDS.getOrDefault(word, word);
            if (!plain.isEmpty() && words.length() + plain.length() < LONGEST_CLAUSE) {
                words.append(words.isEmpty() ? "" : " ").append(plain);
            }
        }
        if (!words.isEmpty()) {
            clauses.add(words.toString());
        }
    }

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        for (String verb : "do does did would should could is are was were have has had need must".split(" ", -1)) {
            words.put(verb + "nt", verb + " not");
        }
        words.putAll(Map.of("cant", "can not", "cannot", "can not", "wont", "will not", "aint", "am not"));
        words.putAll(Map.of("im", "i am", "ive", "i have", "id", "i would", "ill", "i will", "youve", "you have"));
        words.putAll(
                Map.of("its", "it is", "thats", "that is", "theres", "there is", "lets", "let us", "hes", "he is"));
        words.putAll(Map.of("shes", "she is", "youre", "you are", "theyre", "they are", "weve", "we have"));
        words.putAll(Map.of("gonna", "going to", "wanna", "want to", "gotta", "got to", "dunno", "do not know"));
        words.putAll(Map.of("youd", "you would", "wed", "we would", "theyve", "they have", "whats", "what is"));
        words.putAll(Map.of("anymore", "any more", "nobody", "no one", "ok", "okay", "alright", "okay"));
        put(words, "yes", "yeah yep yup yah ya aye yea");
        put(words, "no", "nope nah naw");
        put(words, "", "um uh er erm hmm well oh actually please honestly basically sir madam maam");
        return Map.copyOf(words);
    }

    private static void put(Map<String, String> words, String to, String from) {
        for (String word : from.split(" ", -1)) {
            words.put(word, to);
        }
    }
}
