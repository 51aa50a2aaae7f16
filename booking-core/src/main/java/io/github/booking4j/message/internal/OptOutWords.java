package io.github.booking4j.message.internal;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a reply by SMS means. The keywords are those of the carriers and of 47 CFR 64.1200(a)(10); that rule also makes any other plain
 * wording an opt-out, see {@link OptOutSentences}. Cautious both ways: what is not plain is {@link Meaning#OTHER} and read by a
 * person.
 */
public final class OptOutWords {
    /** What a reply means. */
    enum Meaning {
        /** Never contact this number again. */
        OPT_OUT,
        /** May be contacted again. */
        OPT_IN,
        /** Asks who this is and how to stop. */
        HELP,
        /** Will come to the appointment. */
        CONFIRM,
        /** Agrees to whatever was asked last. */
        YES,
        /** Anything else. */
        OTHER
    }

    private static final Set<String> OPT_OUT =
            words("stop, stopall, stop all, unsubscribe, cancel, end, quit, revoke, optout, opt out");
    // The other languages' words that carriers know.
    private static final Set<String> OPT_OUT_ABROAD = words("alto, baja, parar, sair, arret, stopp, abmelden, basta");
    private static final Set<String> OPT_IN =
            words("start, unstop, opt in, optin, subscribe, resubscribe, resume, start again, opt me in");
    private static final Set<String> HELP = words("help, info, information, help me, ayuda, aide, hilfe");
    private static final Set<String> CONFIRM =
            words("confirm, confirmed, confirming, i confirm, yes confirm, yes confirmed, yes i confirm, c, "
                    + "ill be there, i will be there, yes ill be there, yes i will be there, see you then, "
                    + "see you there");
    private static final Set<String> YES =
            words("yes, y, yeah, yep, yup, yes i am, yes i do, sure, yes sure, absolutely, definitely, "
                    + "of course, yes of course, si, oui, ja");
    private static final Pattern COURTESY = Pattern.compile(
            "\\b(please|pls|plz|thanks|thank you|thankyou|thx|ty|kindly|hi|hello|hey|ok|okay|sir|madam|maam)\\b");
    private static final Pattern BLANKS = Pattern.compile(" +");

    private OptOutWords() {}

    /** Whether words plainly ask never to be contacted again. */
    public static boolean isOptOut(String text) {
        return classify(text) == Meaning.OPT_OUT;
    }

    static Meaning classify(String text) {
        ReplyText reply = ReplyText.of(text);
        if (OPT_OUT.contains(reply.whole())
                || OPT_OUT_ABROAD.contains(reply.whole())
                || OptOutSentences.isOptOut(reply)) {
            return Meaning.OPT_OUT;
        }
        String plain = withoutCourtesy(reply.whole());
        if (OPT_IN.contains(plain)) {
            return Meaning.OPT_IN;
        }
        if (HELP.contains(plain)) {
            return Meaning.HELP;
        }
        if (CONFIRM.contains(plain)) {
            return Meaning.CONFIRM;
        }
        return YES.contains(plain) ? Meaning.YES : Meaning.OTHER;
    }

    static String withoutCourtesy(String words) {
        return BLANKS.matcher(COURTESY.matcher(words).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    private static Set<String> words(String listed) {
        return Set.of(listed.split(", ", -1));
    }
}
