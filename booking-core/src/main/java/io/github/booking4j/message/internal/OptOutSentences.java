package io.github.booking4j.message.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences that plainly ask not to be contacted any more. The words are first reduced to a few that matter ("texting", "calls" →
 * {@code contacts}; "my number" → {@code me}), so that a short grammar covers the many ways to say it. A request about one time or one
 * channel ("don't call before 5", "don't call, text me") is no opt-out, and neither is one that is negated.
 */
final class OptOutSentences {
    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final Map<String, String> REDUCED = reduced();

    private static final String TO_ME = "( (me|it))*( contacts)?( me)?";
    private static final String SEND = "contact( or contact)*" + TO_ME;
    private static final String FROM_LIST = "( (from|off|out|of|it))* (list|contacts)";

    private static final List<Pattern> SENTENCES = List.of(
            // The whole clause.
            Pattern.compile("^(no |make (it )?)?stop( me)?( contact)?( (it|from|now))*$"),
            Pattern.compile("^(unsubscribe|opt out|optout|revoke)( me)?( (it|from|off|now))*$"),
            Pattern.compile("^((fuck|piss) off|go away|get lost|lose me)$"),
            // The end of it; behind it would stand a time, a place, a condition.
            Pattern.compile("(?<!\\b(i|we|you|they) )\\bdont (ever )?(be )?" + SEND + "( (it|from|on|at|me))*$"),
            Pattern.compile("\\b(remove|take) me( (from|off|out|of|it|now))*$"),
            // Anywhere.
            Pattern.compile("\\bstop( (me|it|from|with|contact))* contacts\\b"),
            Pattern.compile("\\b(remove|take|unsubscribe|opt) me" + FROM_LIST + "\\b"),
            Pattern.compile("\\b(opt|unsubscribe|opt out|optout)( (me|out))?" + FROM_LIST + "\\b"),
            Pattern.compile("\\bopt me out\\b|\\bunsubscribe me\\b|\\bleave me( the hell)? alone\\b"),
            Pattern.compile("\\bwant( you)? to( be)? (opt out|optout|unsubscribe|remove me|remove$)"),
            Pattern.compile("\\bno more contacts?\\b"),
            Pattern.compile("\\bdont (want|consent)( (more|to|you|be|or))* (contacts?|hear( more)? from you)\\b"),
            Pattern.compile("\\brevoke( me)? consent\\b|\\bstop (and|or) desist\\b"));

    // "I don't want you to stop", "no need to stop" — but "you don't stop calling me" is a complaint.
    private static final Pattern NEGATED =
            Pattern.compile("(^|.* )((?<!\\byou )dont|didnt|no want)( (want|mean|say|ask))?( (you|me))?( to)?( be)? $");
    private static final Pattern ASKS_FOR_CONTACT =
            Pattern.compile("^((you|can|just|rather|but|or|only) )*contact( me( (?!from|off).*)?)?$|\\binstead\\b");
    private static final Pattern LEAD_IN = Pattern.compile(
            "^((i|said|told|you|can|could|would|will|want|need|have|must|to|how|do|just|and|so|but|then|yes|or) )+(?=stop|unsubscribe|opt|revoke|dont|remove|take|leave)");

    private OptOutSentences() {}

    static boolean isOptOut(ReplyText reply) {
        List<String> clauses =
                reply.clauses().stream().map(OptOutSentences::reduce).toList();
        return clauses.stream().anyMatch(OptOutSentences::asksToStop)
                && clauses.stream()
                        .noneMatch(clause -> ASKS_FOR_CONTACT.matcher(clause).find());
    }

    private static boolean asksToStop(String clause) {
        String request = LEAD_IN.matcher(clause).replaceFirst("");
        return SENTENCES.stream().anyMatch(sentence -> isSaid(sentence, request) || isSaid(sentence, clause));
    }

    private static boolean isSaid(Pattern sentence, String clause) {
        Matcher match = sentence.matcher(clause);
        return match.find()
                && !NEGATED.matcher(clause.substring(0, match.start())).matches();
    }

    private static String reduce(String clause) {
        String phrases = OptOutWords.withoutCourtesy(clause)
                .replace("do not", "dont")
                .replace("no longer", "dont")
                .replace("any more", "")
                .replace("text message", "text");
        StringBuilder words = new StringBuilder();
        for (String word : BLANKS.split(phrases, -1)) {
            words.append(REDUCED.getOrDefault(word, word)).append(' ');
        }
        return BLANKS.matcher(words).replaceAll(" ").strip();
    }

    private static Map<String, String> reduced() {
        Map<String, String> reduced = new HashMap<>();
        put(reduced, "contact", "call text txt message msg email phone ring sms send bother disturb harass spam write");
        put(
                reduced,
                "contacts",
                "calls calling called texts txts texting texted messages msgs messaging messaged emails emailing emailed ringing"
                        + " phoning sending spamming bothering bothered harassing disturbing annoying writing contacting contacted"
                        + " marketing ads offers notifications reminders");
        put(reduced, "me", "us number name cell mobile data info information details");
        put(reduced, "stop", "quit cease");
        put(reduced, "remove", "delete erase removed");
        put(reduced, "revoke", "withdraw");
        put(reduced, "consent", "agree");
        put(reduced, "unsubscribe", "unsub unsubscribed unsuscribe unsubcribe");
        put(reduced, "list", "lists database db system records directory");
        put(reduced, "want", "wish wanna like care need");
        put(reduced, "be", "being receive receiving get getting");
        put(reduced, "dont", "never");
        put(reduced, "more", "further");
        put(reduced, "or", "and nor");
        put(reduced, "it", "this that");
        put(
                reduced,
                "",
                "the a an my your ur these those any all such again anymore ever already immediately asap back mailing"
                        + " fucking damn stupid bloody really for at on");
        return Map.copyOf(reduced);
    }

    private static void put(Map<String, String> reduced, String to, String words) {
        for (String word : BLANKS.split(words, -1)) {
            reduced.put(word, to);
        }
    }
}
