package io.github.booking4j.call.internal.speech;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Why people say no, or not yet. */
final class Objections {
    private static final String WHO =
            "(?:wife|husband|partner|spouse|boss|manager|girlfriend|boyfriend|mother|mom|mum|father|dad|parents|daughter|son|family|team"
                    + "|insurance|accountant|fiance|fiancee|other half|colleagues?)";

    private static final List<Rule<String>> RULES = List.of(
            Rule.unlessNegated(
                    "price",
                    "too (?:expensive|pricey|dear|much|costly|steep)|expensive|pricey|costs? (?:too|so) much|out of (?:my|our) (?:budget|price range)|(?:over|beyond) (?:my|our) budget"
                            + "|cheaper|prices? (?:is|are) (?:too |very |really )?(?:high|steep)|more than i (?:can|want to) (?:pay|spend)|rip off"),
            Rule.always(
                    "price",
                    "not (?:\\w+ )?afford|not (?:have|got) (?:\\w+ ){0,4}(?:money|budget)|no (?:money|budget)(?! problem)|not (?:in|within) (?:my|our|the) budget|not worth (?:the money|it)"
                            + "|not (?:\\w+ ){0,2}pay (?:that|so) much"),
            Rule.unlessNegated(
                    "time",
                    "busy|swamped|tied up|no time|bad (?:time|timing|moment)|wrong (?:time|moment)|in a (?:rush|hurry|meeting)|tight schedule"),
            Rule.always(
                    "time",
                    "not (?:\\w+ ){0,2}(?:good|right|best) (?:time|moment)|not (?:have|got)(?: \\w+){0,2} time|not (?:right )?now|not find (?:the )?time"
                            + "|(?:times?|day|that|it|none of (?:them|those|these)) (?:does |do |will |would )?(?:not )?(?:work|suit)s?(?: for)? (?:me|us) not|(?:times?|day|that|it) (?:does|do|will|would) not (?:work|suit)"
                            + "|none of (?:those|these|them|the) (?:times? )?(?:work|suit)"),
            Rule.unless(
                    "already_served",
                    Rule.NEGATION + "|\\byou $",
                    "already (?:have|got|have got|found|hired|chose|use|using|see|seeing|went|with|bought|did|done) (?!(?:an? |the )?(?:appointment|account|time|idea|question|question|info))\\w+"
                            + "|(?:found|chose|picked|hired|went with|gone with|going with|using) (?:someone|somebody|another|a different|the other)|have (?:my|our) own"
                            + "|went (?:elsewhere|somewhere else)|(?:found|booked|bought|got)(?: \\w+){0,2} (?:elsewhere|somewhere else)|taken care of|happy with (?:my|our|the one)|have (?:a|an) (?:dentist|provider|supplier|contractor|guy|company|lawyer)(?: already)?$"),
            Rule.unlessNegated(
                    "needs_to_ask",
                    "(?:ask|talk to|speak to|speak with|talk with|check with|discuss(?: it| this)? with|run (?:it|this|that) (?:by|past)|consult|talk (?:it|this) over with) (?:my|the|our) (?:\\w+ )?"
                            + WHO + "|(?:my|our) " + WHO
                            + " (?:decides|has to|needs to|makes|will decide|handles|would have to|is the one)|up to my "
                            + WHO),
            Rule.always(
                    "needs_to_ask",
                    "not (?:my|up to me)(?: decision| call)?(?: to make)?$|not (?:the one who|the person who|decide (?:alone|that alone|this alone|on my own))"),
            Rule.unlessNegated(
                    "trust",
                    "scams?|scammers?|spam|fraud|fishy|dodgy|suspicious|sketchy|how did you get (?:my|this)|where did you get (?:my|this)|(?:are|is) (?:you|this|it) (?:a |an |even )?(?:real|robot|bot|recording|legit|legitimate|computer|machine|human|ai)"
                            + "|prefer (?:a )?(?:real |actual )?(?:person|human)|(?:real|actual|live) (?:person|human)"),
            Rule.always(
                    "trust",
                    "not (?:\\w+ )?trust|never heard of (?:you|this|your)|not (?:want to )?(?:talk|speak|talking|speaking) (?:to|with) (?:a |an )?(?:robot|bot|machine|computer|ai|recording)|(?:never|not) (?:sign|signed|asked|ask for|request|requested|fill|filled|enquire|enquired|inquire|inquired)(?: \\w+){0,3}"
                            + "|not (?:give|giving)(?: out)? (?:you )?my"),
            Rule.unlessNegated("distance", "too far|far away|long (?:drive|way)|other side of (?:town|the city)"),
            Rule.always("distance", "not (?:\\w+ )?(?:local|nearby)|not (?:drive|travel|come) (?:that|so) far"),
            Rule.always(
                    "no_need",
                    "no need|no longer (?:need|require|want)|not (?:\\w+ )?need (?:it|this|that|one|anything|any)|not need(?: \\w+)? any ?more|not need(?: at all| any more| now)?$"));

    private Objections() {}

    static List<String> in(List<List<String>> turns) {
        Set<String> said = new LinkedHashSet<>();
        for (List<String> clauses : turns) {
            for (String clause : clauses) {
                RULES.stream()
                        .filter(rule -> rule.holds(clause))
                        .map(Rule::meaning)
                        .forEach(said::add);
            }
        }
        return List.copyOf(said);
    }
}
