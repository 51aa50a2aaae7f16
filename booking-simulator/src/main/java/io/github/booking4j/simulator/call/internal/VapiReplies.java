package io.github.booking4j.simulator.call.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.booking4j.simulator.internal.http.Reply;
import io.github.booking4j.simulator.internal.json.Json;
import java.util.List;
import java.util.Map;

/** Errors as Vapi words them. */
final class VapiReplies {
    private static final Map<Integer, String> ERRORS = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            413, "Payload Too Large",
            429, "Too Many Requests",
            500, "Internal Server Error",
            502, "Bad Gateway",
            503, "Service Unavailable");

    private VapiReplies() {}

    static Reply error(int status) {
        return error(status, ERRORS.getOrDefault(status, "Error"));
    }

    static Reply error(int status, String message) {
        ObjectNode body = Json.object().put("message", message);
        return Reply.json(status, finished(body, status));
    }

    static Reply invalid(List<String> problems) {
        ObjectNode body = Json.object();
        problems.forEach(body.putArray("message")::add);
        return Reply.json(400, finished(body, 400));
    }

    static Reply notFound() {
        return error(404, "Couldn't find it. It may have been deleted.");
    }

    private static ObjectNode finished(ObjectNode body, int status) {
        return body.put("error", ERRORS.getOrDefault(status, "Error")).put("statusCode", status);
    }
}
