package io.github.booking4j.call.internal;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.call.Sentiment;
import io.github.booking4j.call.internal.speech.Conversation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well a call went, 1 (poor) to 10, where the assistant does not say. It begins at 5 and adds up:
 *
 * <ul>
 *   <li>outcome: booked +3; interested or a callback +1; opted out or failed −2; else nothing
 *   <li>how the lead felt: positive +1, negative −2
 *   <li>the conversation: the lead spoke four times or more +1, only once −1
 *   <li>an objection that was not overcome, which is one of a lead that did not book: −1
 * </ul>
 */
final class QualityScore {
    private static final int BEGIN = 5;
    private static final int CONVERSATION = 4;

    private QualityScore() {}

    /** The score; null: nobody spoke, so there is nothing to judge. */
    static @Nullable Integer of(
            CallOutcome outcome, @Nullable Sentiment sentiment, Conversation conversation, List<String> objections) {
        if (conversation.turns() == 0) {
            return null;
        }
        boolean lost = !objections.isEmpty() && outcome != CallOutcome.BOOKED;
        int score = BEGIN + of(outcome) + of(sentiment) + ofTurns(conversation.turns()) - (lost ? 1 : 0);
        return Math.max(1, Math.min(10, score));
    }

    private static int of(CallOutcome outcome) {
        return switch (outcome) {
            case BOOKED -> 3;
            case INTERESTED, CALLBACK_REQUESTED -> 1;
            case NOT_INTERESTED, WRONG_NUMBER, NO_ANSWER, BUSY, VOICEMAIL -> 0;
            case OPTED_OUT, FAILED -> -2;
        };
    }

    private static int of(@Nullable Sentiment sentiment) {
        if (sentiment == Sentiment.POSITIVE) {
            return 1;
        }
        return sentiment == Sentiment.NEGATIVE ? -2 : 0;
    }

    private static int ofTurns(int turns) {
        if (turns >= CONVERSATION) {
            return 1;
        }
        return turns == 1 ? -1 : 0;
    }
}
