package io.github.booking4j.simulator.message;

import java.util.List;

/**
 * What came back when a text was handed in.
 *
 * @param sid of the incoming text
 * @param status the HTTP status; 0: no answer within 15 s
 * @param body as it came
 * @param replies the texts that the answer's TwiML asks to be sent back; they are sent
 */
public record InboundAnswer(String sid, int status, String body, List<String> replies) {
    /** Copies the list. */
    public InboundAnswer {
        replies = List.copyOf(replies);
    }

    /** Status only. */
    @Override
    public String toString() {
        return "InboundAnswer[" + status + ", " + replies.size() + " replies]";
    }
}
