package io.github.booking4j.spi.gateway;

import io.github.booking4j.contact.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a voice adapter tells and asks the engine, once it has verified the request. The engine implements it; every method
 * is idempotent and tolerates any order. Thread-safe.
 */
public interface VoiceInbox {
    /** News of a call: applied if it is news; unknown calls are ignored. */
    void report(ProviderCall call);

    /**
     * The assistant uses a tool during a call. The same call and tool call id get the same answer again.
     *
     * @return one line of JSON for the assistant
     */
    String tool(ToolCall call);

    /**
     * Keeps one turn of a call that the adapter conducts itself. Where the findings of the call's report have neither transcript
     * nor outcome, the turns give them. A turn of an unknown call is ignored.
     */
    void heard(Turn turn);

    /** Whether words that were spoken plainly ask not to be contacted again. */
    boolean isOptOut(String words);

    /** Somebody rings in: who it is and what the assistant should know. Told twice of the same call, the answer is the same. */
    IncomingAnswer incoming(IncomingCall call);

    /** Who takes a live call that its assistant wants to hand over; empty: nobody, or nobody knows the call. */
    Optional<PhoneNumber> transfer(LiveCall call);

    /**
     * A call that is live.
     *
     * @param providerId the provider's id
     * @param callId our id, if it was carried back
     */
    record LiveCall(String providerId, @Nullable String callId) {}

    /**
     * A tool call.
     *
     * @param providerId the provider's id of the live call
     * @param callId our id, if it was carried back
     * @param toolCallId the provider's id of this use of the tool
     * @param name {@code find_slots}, {@code book_appointment} …
     * @param arguments what the assistant filled in
     */
    record ToolCall(
            String providerId, @Nullable String callId, String toolCallId, String name, Map<String, Object> arguments) {
        @Override
        public String toString() {
            return "ToolCall[" + name + ", " + toolCallId + "]";
        }
    }

    /**
     * What was said and answered once in a call.
     *
     * @param providerId the provider's id of the live call
     * @param callId our id, if it was carried back
     * @param number 0 to 999, in the order of the call; the first report of a number stays
     * @param text what the transcript says of it: one or more lines
     * @param byLead whether the lead said or pressed something
     * @param outcome what the call came to by it, as an assistant would word it; null: nothing yet
     */
    record Turn(
            String providerId,
            @Nullable String callId,
            int number,
            String text,
            boolean byLead,
            @Nullable String outcome) {
        /** Checks the number. */
        public Turn {
            if (number < 0 || number > 999) {
                throw new IllegalArgumentException("number must be 0 to 999: " + number);
            }
        }

        @Override
        public String toString() {
            return "Turn[" + number + ", " + outcome + "]";
        }
    }

    /**
     * A call that rings in.
     *
     * @param providerId the provider's id
     * @param from the caller; null: withheld
     * @param to our number, E.164 or the provider's id of it
     */
    record IncomingCall(String providerId, @Nullable PhoneNumber from, String to) {}

    /**
     * What to do with a call that rings in.
     *
     * @param assistantId the assistant that answers; null: the account's own
     * @param variables what its script may say
     * @param refusal said before hanging up; null: the call is taken
     */
    record IncomingAnswer(
            @Nullable String assistantId,
            Map<String, String> variables,
            @Nullable String refusal) {}
}
