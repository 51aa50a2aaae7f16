package io.github.booking4j.call.internal.speech;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.Sentiment;
import io.github.booking4j.call.internal.speech.Transcript.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the person said in a call, and what it means where nothing better tells: only its own words count, a negation turns what it
 * reaches, and of two plain words the later one counts. Words in other languages mean nothing here. Immutable.
 */
public final class Conversation {
    private static final Pattern OF_OTHERS = Pattern.compile(
            "\\b(?:told|tell|asked|ask|want|wish|hate) (?:them|him|her|my \\w+|the other \\w+|those \\w+|another \\w+) ");
    /** As one word alone it answers many a question. */
    private static final Pattern AMBIGUOUS = Pattern.compile("\\W*(?i:cancel|end|quit|alto|baja|basta)\\W*");

    private final List<List<String>> turns;
    private final @Nullable CallOutcome outcome;

    private Conversation(List<List<String>> turns, @Nullable CallOutcome outcome) {
        this.turns = turns;
        this.outcome = outcome;
    }

    /**
     * Reads a transcript whose lines begin with who speaks.
     *
     * @param transcript such as {@code AI: Hello.\nUser: Hi.}; null: none
     * @param optOut knows the words that plainly ask not to be contacted any more
     */
    public static Conversation of(@Nullable String transcript, Predicate<String> optOut) {
        List<List<String>> turns = new ArrayList<>();
        Reading sum = null;
        for (Turn turn : Transcript.read(transcript)) {
            List<String> clauses = Clauses.of(turn.said());
            turns.add(clauses);
            sum = Reading.later(sum, reading(turn, clauses, optOut));
        }
        return new Conversation(List.copyOf(turns), sum == null ? null : sum.outcome());
    }

    private static @Nullable Reading reading(Turn turn, List<String> clauses, Predicate<String> optOut) {
        Reading said = null;
        for (String clause : clauses) {
            Reading meaning = Meanings.of(clause);
            if (meaning != null && meaning.outcome() == CallOutcome.VOICEMAIL) {
                return meaning; // a machine's greeting goes on with words that a person might say
            }
            said = Reading.later(said, meaning);
        }
        if (isOptOut(turn, clauses, optOut)) {
            said = Reading.later(Reading.plain(CallOutcome.OPTED_OUT), said);
        }
        return Question.in(turn.asked()).answered(clauses, said);
    }

    private static boolean isOptOut(Turn turn, List<String> clauses, Predicate<String> optOut) {
        if (AMBIGUOUS.matcher(turn.said()).matches()) {
            return false;
        }
        boolean reported =
                clauses.stream().anyMatch(clause -> OF_OTHERS.matcher(clause).find());
        String own = clauses.stream()
                .filter(clause -> !OF_OTHERS.matcher(clause).find())
                .collect(Collectors.joining(". "));
        return optOut.test(reported ? own : turn.said());
    }

    /** How the person let the call end; empty: its words do not tell. */
    public Optional<CallOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** How often the person spoke. */
    public int turns() {
        return turns.size();
    }

    /** What spoke against it, in the order it was first said: {@code price}, {@code time}, {@code already_served} and so on. */
    public List<String> objections() {
        return Objections.in(turns);
    }

    /**
     * How the person felt: words of pleasure against words of anger, a negated one counting for the other side; a booking is one word
     * of pleasure more, a wish not to be contacted two of anger, and after a no the thanks are none.
     *
     * @param ended how the call ended
     * @return null if the person said nothing
     */
    public @Nullable Sentiment sentiment(CallOutcome ended) {
        return turns.isEmpty() ? null : Mood.of(turns, ended);
    }

    /** Size only: what was said is personal. */
    @Override
    public String toString() {
        return "Conversation[" + turns.size() + " turns]";
    }
}
