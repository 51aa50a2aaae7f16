package io.github.booking4j.simulator.message.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.internal.http.Reply;
import io.github.booking4j.simulator.internal.json.Json;
import java.util.Map;

/** Errors as Twilio words them. */
public final class TwilioReplies {
    private static final Map<Integer, Problem> BY_STATUS = Map.of(
            400, new Problem(400, 20001, "Bad request"),
            401, new Problem(401, 20003, "Authenticate"),
            404, new Problem(404, 20404, "The requested resource was not found"),
            429, new Problem(429, 20429, "Too Many Requests"),
            500, new Problem(500, 20500, "An internal server error has occurred"),
            503, new Problem(503, 20503, "Service unavailable"));

    private TwilioReplies() {}

    /** An error with Twilio's own code. */
    public record Problem(int status, int code, String message) {}

    /** An error by its status alone. */
    public static Reply error(int status) {
        return error(BY_STATUS.getOrDefault(status, new Problem(status, 20001, "Error")));
    }

    /** An error. */
    public static Reply error(Problem problem) {
        ObjectNode body = Json.object()
                .put("code", problem.code())
                .put("message", problem.message())
                .put("more_info", "https://www.twilio.com/docs/errors/" + problem.code())
                .put("status", problem.status());
        return Reply.json(problem.status(), body);
    }
}
