package io.github.booking4j.call.internal.speech;

import static io.github.booking4j.call.CallOutcome.CALLBACK_REQUESTED;
import static io.github.booking4j.call.CallOutcome.INTERESTED;
import static io.github.booking4j.call.CallOutcome.NOT_INTERESTED;
import static io.github.booking4j.call.CallOutcome.OPTED_OUT;
import static io.github.booking4j.call.CallOutcome.VOICEMAIL;
import static io.github.booking4j.call.CallOutcome.WRONG_NUMBER;
import static io.github.booking4j.call.internal.speech.Reading.hint;
import static io.github.booking4j.call.internal.speech.Reading.plain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one clause means for the outcome of a call: the first rule that holds. So a negated negation stands before a negation, and a
 * doubt before a refusal ("I wouldn't say no", "I'm not sure I'm interested", "I'm not interested").
 */
final class Meanings {
    private static final String DAY =
            "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|tonight)";
    private static final String HOUR =
            "(?:\\d{1,2}(?: \\d{2})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|half)(?: o ?clock)?(?: ?[ap]m)?";
    private static final String PART = "(?:morning|afternoon|evening|weekend|week|month)";
    private static final String WHEN = "(?:back|later|again|any ?time|another|some|next|when|early|first|mid|end|" + DAY
            + "|(?:at|after|before|around|by) (?:work|lunch|dinner|school|" + HOUR + ")|in (?:an?|the|" + HOUR
            + ")|on (?:my|" + DAY + ")|this " + PART + ")";
    private static final String SELF =
            "\\b(?:i|we|he|she|they)(?: (?:will|would|can|could|may|might|shall|to|have|need|want|am|are|going)){0,4} (?:\\w+ )?$|\\blet (?:me|us) $";
    private static final String NOT_OR_SELF = Rule.NEGATION + "|" + SELF;
    private static final String ONLY_SAID =
            "\\b(?:not|never)(?: \\w+)? (?:say|saying|said|mean|meant|meaning|ask|asked|asking|want)(?: \\w+){0,2} $|\\bnot $";
    /** No further, since behind "I don't need it" may stand what is meant, without a comma. */
    private static final String RIGHT_BEFORE =
            "\\b(?:not|never|nor)(?: (?:a|to|have|been|going|really|even|yet|already))? $";

    private static final String PAST_OR_CASE = Rule.NEGATION
            + "|\\b(?:was|were|been|if i am|if we are|are you|who is|if i was|if i were)(?: \\w+)? $|^if (?:\\w+ ){0,3}$";

    private static final List<Rule<Reading>> RULES = List.of(
            Rule.always(
                    plain(VOICEMAIL),
                    "after the (?:tone|beep|signal)|(?:reached|forwarded to)(?: \\w+){0,2} voice ?mail|voice mailbox|mailbox (?:is|of|belonging)"
                            + "|not available to take your call|not (?:get|come) to the phone|^leave (?:a|your|me a) (?:message|name)"
                            + "|(?:you can|to) leave a message$|record your message"),
            Rule.unless(
                    plain(OPTED_OUT),
                    ONLY_SAID,
                    "(?:not|never|stop|quit)(?: ever)? (?:call|calling|phone|phoning|ring|ringing|contact|contacting|text|texting|bother"
                            + "|bothering)(?: me| us| here| this number| my number| my phone)?(?: ever)? (?:again|any more)$"
                            + "|if you (?:ever )?call (?:me|us) again (?:i|we)|not to (?:call|contact|phone|ring|text)(?: me| us)(?: ever)?(?: again| any more)?$|(?:lose|delete|forget) (?:my|this|our) (?:phone )?number|(?:off|from) (?:your|the|this) (?:\\w+ )?(?:list|database|system)"
                            + "|on (?:your|the) do not call list|no more (?:calls|texts|messages)|(?:not|never) (?:want to )?hear from you again"),
            Rule.unlessNegated(plain(WRONG_NUMBER), "wrong (?:phone )?(?:number|person|guy|lady|man|woman|house)"),
            Rule.always(
                    plain(WRONG_NUMBER),
                    "no one (?:here )?(?:by|with|of|called|named|goes by)|there is no (?!one here|problem|need|time|issue)\\w+ (?:here|at this number)"
                            + "|(?:does|do) not (?:live|work) here|not (?:know|met) (?:him|her|that person|any ?one|any ?body|any \\w+)(?: here)? (?:by|with|called|named)"
                            + "|(?:never|not) heard of (?:him|her|that person)|(?:am|are) not (?:him|her|the person|that person)"
                            + "|not (?:his|her|their) (?:number|phone)|number does not belong|(?:passed away|deceased|has died)"),
            Rule.always(
                    hint(INTERESTED),
                    "not (?:only|just|not) interested|could not be (?:more|happier)|^who would not|(?:not|never) (?:say|saying|said|mean|meaning|think|thinking)(?! so)(?: \\w+){0,4} (?:no|not)"
                            + "|not (?:that|because|as if|like)(?: \\w+)? (?:am|are|do|would|was) not|not (?:uninterested|disinterested|opposed|against|averse)"
                            + "|no reason (?:why )?not|not see why not|why not|why (?:would|should) (?:\\w+ )?not|not a no|not mind"),
            Rule.unless(
                    plain(CALLBACK_REQUESTED),
                    NOT_OR_SELF,
                    "(?:call|ring|phone|try|reach|catch|get)(?: (?:me|us|again|back|this number))* " + WHEN
                            + "|(?:give|drop) (?:me|us) (?:a|another) (?:call|ring|shout|bell|buzz)"),
            Rule.always(
                    plain(CALLBACK_REQUESTED),
                    "(?:can|could|would|will) you (?:call|ring|phone) (?:me|us)$|(?:can|could|let us|shall)(?: we| you)? (?:talk|speak|do this)(?: \\w+){0,2} "
                            + WHEN + "|(?:better|easier|best) (?:to|if you) (?:call|ring|reach)"),
            Rule.always(
                    hint(CALLBACK_REQUESTED),
                    "now(?:s| is)? not (?:great|good|ideal)|(?:not|bad|wrong|terrible|worst|awkward)(?: (?!interested|waste)\\w+){0,3} (?:time|moment|timing)|bad timing|not (?:right |just )?now"
                            + "|not (?:able to )?(?:talk|speak|chat)(?: right| at the)?(?: now| moment)|maybe later"
                            // "Is there another time?" asks for a slot, not for a call.
                            + "|(?<!(?:there|have) (?:some )?)(?:other|another) time"),
            Rule.unlessNegated(
                    hint(CALLBACK_REQUESTED),
                    "(?:am|are)(?: (?!not)\\w+){0,3} (?:busy|driving|tied up|swamped|at work|at lunch|cooking|in a meeting|in the middle"
                            + "|on (?:the other|another) (?:line|call))|in a meeting|(?:got to|have to) (?:go|run)$"),
            Rule.always(
                    hint(INTERESTED),
                    "not (?:\\w+ ){0,2}(?:sure|certain|decided|convinced)|not know|(?:need|have|want|going|got|like) to (?:think|ask|check|discuss|consider"
                            + "|talk to my|speak to my|talk with|speak with|sleep)|think (?:about )?(?:it|this|that) ?(?:about|over)?|maybe|perhaps|depends|let me (?:think|check|ask)"),
            Rule.always(
                    plain(NOT_INTERESTED),
                    "(?:not|no longer|never|nor)(?: \\w+){0,4} interested|(?:no|zero|not any|not much|lost|without)(?: \\w+)? interest|uninterested|disinterested"
                            + "|not for (?:me|us)|not my thing|not (?:\\w+ )?(?:looking for|in the market)|no thanks?|no longer (?:need|want|require|looking)"
                            + "|not (?:want|need|require)(?: (?:it|this|that|any|anything|one|your \\w+|an? appointment|the appointment))?"
                            + "(?: any more| now| at all| either| thank you| thanks)*$"
                            + "|not (?:want|need|like|going) to (?:buy|come|proceed|continue|do (?:it|this|that|anything)|go ahead|go through|book|make an appointment)"
                            + "(?! (?:on|for|at|online|with|until|before|without|too|in|over))"
                            + "|(?:will|am|are|would) not (?:be )?(?:\\w+ )?(?:coming|booking|buying|going ahead|proceeding|needing|continuing)|not (?:going to happen|happening)"
                            + "|rather not$|no way|not a chance|no chance|(?:absolutely|certainly|definitely) not|not ever$"),
            Rule.unless(
                    plain(NOT_INTERESTED),
                    RIGHT_BEFORE,
                    "i (?:will|would|am going to) (?:have to )?(?:pass|decline|skip)|(?:hard|going to) pass|changed my mind|decided against|forget (?:it|about it|about this)"
                            + "|(?:went|gone|going|go) with (?:someone|somebody|another|a different|the other)|(?:found|chose|picked|hired) (?:someone|somebody|another|a different)"
                            + "|(?:booked|found|signed|bought)(?: \\w+){0,2} (?:elsewhere|somewhere else|someone else)|(?:waste of(?: my)?|wasting (?:my|your)) time"
                            + "|cancel (?:my|the|that) (?:enquiry|inquiry|request)"),
            Rule.unlessNegated(
                    hint(NOT_INTERESTED), "already (?:have|got|with|use|using|see|booked|done)(?: \\w+){0,3}$"),
            Rule.always(
                    hint(NOT_INTERESTED),
                    "not (?:\\w+ )?(?:sign|book|schedule|pencil|squeeze|fit|slot|put) (?:me|us)|not (?:sound|interest)|not (?:want|need|like) (?:it|this|that|any)"),
            Rule.unless(
                    plain(INTERESTED),
                    PAST_OR_CASE,
                    "interested|(?:sign|book|schedule|pencil|squeeze|fit|slot) (?:me|us)|count me in|put me (?:down|in)|(?:book|schedule) (?:it|that|an|the|one)"
                            + "|make (?:an|the) appointment|set (?:it|that|something) up|(?:i|we) (?:would|will|do)(?: \\w+)? (?:like|love|take)(?! to (?:think|stop|cancel|be|know|talk|speak)| you to)"
                            + "|(?:i|we) (?:\\w+ )?(?:want|need) (?:an?|the|some|this|it|to (?:book|come|see|make|get|schedule|have|start|try))|tell me more|more (?:information|info|details)"
                            + "|looking forward|not wait|(?:when|what times?|which days?|how soon) (?:can|could|do|are|is|would|works?)|do you have(?: \\w+){0,2} (?:slots?|availability|openings?|free|space|appointments?|"
                            + DAY + "|" + PART + ")"
                            + "|next available|go ahead|let us (?:do|book|go|schedule)|still (?:need|want|looking)"),
            Rule.unlessNegated(
                    hint(INTERESTED),
                    "(?:" + DAY + "|" + PART + "|" + HOUR
                            + ") (?:is|works|would work|would be|will be|will do|sounds|suits)(?: \\w+)? ?(?:fine|good|great|perfect|okay|best|ideal|better|me|lovely)?"
                            + "|sounds (?:good|great|perfect|fine|lovely|interesting)|works for me"));

    private Meanings() {}

    /** What a clause means; null: nothing of the kind. */
    static @Nullable Reading of(String clause) {
        for (Rule<Reading> rule : RULES) {
            if (rule.holds(clause)) {
                return rule.meaning();
            }
        }
        return null;
    }
}
