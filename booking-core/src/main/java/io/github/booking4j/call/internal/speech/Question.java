package io.github.booking4j.call.internal.speech;

import static io.github.booking4j.call.CallOutcome.CALLBACK_REQUESTED;
import static io.github.booking4j.call.CallOutcome.INTERESTED;
import static io.github.booking4j.call.CallOutcome.NOT_INTERESTED;
import static io.github.booking4j.call.CallOutcome.OPTED_OUT;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the assistant asked last: a bare yes, no or time means nothing without it.
 *
 * @param words what such a question has
 * @param yes what a yes means; null: nothing
 * @param no what a no means; null: nothing
 * @param time what it means to name a time; null: nothing
 */
record Question(
        Pattern words,
        @Nullable Reading yes,
        @Nullable Reading no,
        @Nullable Reading time) {
    private static final Pattern TIME = Pattern.compile(
            "\\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|later|(?<!good )morning"
                    + "|(?<!good )afternoon|(?<!good )evening|noon|next (?:week|month)|(?:at|after|around|before|in) (?:\\d"
                    + "|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half)|\\d{1,2} ?[ap]m)\\b");
    private static final Pattern YES = Pattern.compile(
            "^(?:yes|sure|of course|absolutely|definitely|certainly|okay|all right|fine|great|perfect|go ahead|do|correct|right|exactly"
                    + "|mhm|uh huh|no problem|why not|sounds \\w+|i (?:do|am|would|will)$|that (?:is|would be|sounds|works) (?!not))(?:\\b|$)");
    private static final Pattern NO = Pattern.compile(
            "^(?:no$|no thank|not (?:really|at all|today|particularly|for now)|absolutely not|definitely not|i (?:do|am|would) not$|i am (?:good|fine|okay|all set)|we are (?:good|fine|all set)|all set)(?: |$)");
    private static final Question OTHER = of("(?!)", null, null, null);
    /** The first that fits is the one. */
    private static final List<Question> QUESTIONS = List.of(
            // Whether there is more to say.
            of(
                    "anything else|any(?: other| more)? questions|help you with|have a (?:good|great|nice)",
                    null,
                    null,
                    null),
            // Whether contact should end.
            of(
                    "remove you|take you off|stop (?:calling|contacting)|not (?:to )?(?:call|contact)|opt(?: you)? out|unsubscribe",
                    Reading.plain(OPTED_OUT),
                    null,
                    null),
            // Whether, or when, to call again.
            of(
                    "(?:call|ring|phone|try|reach)(?: you)? (?:back|again|later|tomorrow|another|then|on|at|in)\\b|what[^?]{0,20} time[^?]{0,40}\\bcall"
                            + "|when[^?]{0,40}\\b(?:call|reach|try)\\b|(?:a better|another) time",
                    Reading.plain(CALLBACK_REQUESTED),
                    null,
                    Reading.plain(CALLBACK_REQUESTED)),
            // Whether the call comes at a bad moment.
            of(
                    "(?:bad|wrong) (?:time|moment)|are you busy",
                    Reading.hint(CALLBACK_REQUESTED),
                    null,
                    Reading.plain(CALLBACK_REQUESTED)),
            // Whether the call comes at a good moment.
            of(
                    "(?:good|right|convenient) (?:time|moment)|a (?:quick )?(?:minute|moment|second)|(?:talk|speak) (?:right )?now|able to (?:talk|speak)",
                    null,
                    Reading.hint(CALLBACK_REQUESTED),
                    Reading.plain(CALLBACK_REQUESTED)),
            // Whether a certain time suits: a no is to that time only.
            of(
                    "(?:work|suit|convenient|okay|fine)(?: for)? you|(?:how|what) about|\\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|morning|afternoon|o'clock|\\d ?[ap]\\.?m)\\b",
                    Reading.plain(INTERESTED),
                    null,
                    null),
            // Whether the person wants what is offered.
            of(
                    "interested|like to (?:book|schedule|make|set|come|arrange|go ahead|get|have)|want (?:to|me to) (?:book|schedule|make|come)|(?:shall|should|can|may) (?:i|we) (?:book|schedule|reserve|arrange|set)|sign you up|book you",
                    Reading.plain(INTERESTED),
                    Reading.plain(NOT_INTERESTED),
                    null));

    private static Question of(String words, @Nullable Reading yes, @Nullable Reading no, @Nullable Reading time) {
        return new Question(Pattern.compile(words), yes, no, time);
    }

    /** The question in what the assistant said, in small letters: its last sentence that is one. */
    static Question in(String asked) {
        int end = asked.lastIndexOf('?');
        int start = Math.max(asked.lastIndexOf('.', end - 1), asked.lastIndexOf('?', end - 1));
        String last = end < 0 ? "" : asked.substring(start + 1, end);
        for (Question question : QUESTIONS) {
            if (end >= 0 && question.words.matcher(last).find()) {
                return question;
            }
        }
        return OTHER;
    }

    /** What an answer means that means something of itself as well, or not; null: no more than that. */
    @Nullable
    Reading answered(List<String> clauses, @Nullable Reading itself) {
        boolean isPlain = itself != null && itself.weight() == Reading.Weight.PLAIN;
        if (isPlain || clauses.isEmpty()) {
            return itself;
        }
        String first = clauses.get(0);
        if (YES.matcher(first).find()) {
            return yes == null ? itself : yes;
        }
        if (NO.matcher(first).find()) {
            return itself == null ? no : itself;
        }
        boolean namesTime =
                clauses.stream().anyMatch(clause -> TIME.matcher(clause).find());
        return time != null && namesTime ? time : itself;
    }
}
