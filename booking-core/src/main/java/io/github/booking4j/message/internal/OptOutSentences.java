package io.github.booking4j.message.internal;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Sentences that plainly ask not to be contacted any more. A request about one time or one way ("don't call before 5", "don't call, text
 * me") is none, and neither is one that is negated.
 */
final class OptOutSentences {
    private static final String CONTACT =
            "(call(ing|s)?|text(ing|s)?|messag(e|es|ing)|contact(ing)?|email(ing|s)?|phon(e|ing)|ring(ing)?|sms|writ(e|ing)|send(ing)?"
                    + "|spam(ming)?|bother(ing)?|harass(ing)?|disturb(ing)?|annoy(ing)?|blow(ing)? up my phone)";
    private static final String NEWS =
            "(texts?|txts?|messages?|msgs?|calls?|emails?|sms|spam|contact|marketing|ads|offers?|reminders?)";
    private static final String OBJECT =
            "( (me|us|this (number|phone|line)|my (number|phone|cell)|here|anything|stuff))*";
    private static final String FOR_EVER =
            "( (again|anymore|any ?more|any longer|ever|at all|back|now|today|please|so much|all the time"
                    + "|these|those|this|that|the|your|ur|to|with|more|stupid|damn|fucking|" + NEWS
                    + "|it|me|us|number|phone|on this|on my|at this|at my))*";
    private static final String ASKING =
            "(i said|i told you to|just|can you|could you|would you|will you|you (need|have|must|should) ?(to)?|i want( you)? to|i need you to"
                    + "|i would like( you)? to|id like( you)? to|make it|how (do|can) i|i wish to|i wanna|tell them to|yes|no|and|so|then)";
    private static final String LIST = "(list|lists|database|db|system|records?|contacts?|directory|" + NEWS + ")";

    private static final List<Pattern> SENTENCES = List.of(
            whole(
                    "(" + ASKING
                            + " )*(stop|unsubscribe( me)?|opt ?out|opt me out|revoke)( (it|this|that|now|already|all|immediately|from (all|this|everything)))*"),
            anywhere("(stop|quit|cease)( (all|with|the|these|those|this|your|ur|any|fucking|damn|these stupid))* ("
                    + CONTACT + "|" + NEWS + ")\\b"),
            atEnd("(dont|do not|never|no longer|not to)( (you|u|ever|even))? " + CONTACT + OBJECT + FOR_EVER),
            anywhere(
                    "(remove|delete|erase) (me|my (number|name|phone|info|information|details|data|contact))( (number|details|info))?"
                            + "( (from|off|out)( of)?( (your|ur|the|this|all|any|our|every))* ([a-z]+ ){0,2}" + LIST
                            + "\\b|$| (now|immediately|asap|permanently)$)"),
            anywhere(
                    "take (me|my (number|name)|this number|us) (off|out)( of)?( (your|ur|the|this|all|any))* ?(([a-z]+ ){0,2}"
                            + LIST + "\\b|$)"),
            anywhere("(unsubscribe|opt) (me|us|my number|this number)( out)? ?(from|of|$)"),
            anywhere(
                    "(want|wish|like|need|going|have|prefer|trying) to (opt ?out|unsubscribe|be (removed|taken off|unsubscribed))\\b"),
            anywhere(
                    "leave (me|us) (the (hell|fuck) )?alone\\b|lose (my|this) number\\b|\\b(fuck|piss|f|bugger) off\\b|^(just )?go away$|^get lost$"),
            anywhere("\\bno more " + NEWS + "\\b"),
            anywhere("(dont|do not|no longer|never|not) (want|wish|wanna|like|care|agree|consent|asked|ask)( for| to)?"
                    + "( (hear|hearing) from you| (receive|get|getting|receiving|be|being)?( (any|these|those|your|ur|more|anymore|further|such|the))*"
                    + " ?(" + NEWS + "|contacted|called|texted|messaged|bothered)\\b)"),
            anywhere("\\b(revoke|withdraw|withdrawing|revoking)( (my|all|any))? consent\\b|\\bcease and desist\\b"));
    // "I don't want you to stop"; "you don't stop calling me" is a complaint and no negation.
    private static final Pattern NEGATION =
            Pattern.compile("(^|.* )(?<!\\byou |\\bu )(dont|do not|never|no need to|didnt|did not|not)"
                    + "( (want|mean|wish|need|have|say|ask|asked|saying|asking))?( (you|u|me))?( to)? $");
    private static final Pattern WISHES_CONTACT = Pattern.compile(
            "\\b(instead|(?<!(dont|not|never|stop|to) )(text|call|email|message|ring|phone|contact) me\\b(?!.*\\b(stop|again|anymore)\\b))");

    private OptOutSentences() {}

    static boolean isOptOut(ReplyText reply) {
        boolean asks =
                reply.clauses().stream().map(OptOutWords::withoutCourtesy).anyMatch(OptOutSentences::asksToStop);
        return asks && reply.clauses().stream().noneMatch(OptOutSentences::wishesContact);
    }

    private static boolean asksToStop(String clause) {
        return SENTENCES.stream().anyMatch(sentence -> {
            var match = sentence.matcher(clause);
            return match.find()
                    && !NEGATION.matcher(clause.substring(0, match.start())).matches();
        });
    }

    private static boolean wishesContact(String clause) {
        return WISHES_CONTACT.matcher(clause).find();
    }

    private static Pattern whole(String sentence) {
        return Pattern.compile("^(?:" + sentence + ")$");
    }

    private static Pattern atEnd(String sentence) {
        return Pattern.compile("\\b(?:" + sentence + ")$");
    }

    private static Pattern anywhere(String sentence) {
        return Pattern.compile("\\b(?:" + sentence + ")");
    }
}
