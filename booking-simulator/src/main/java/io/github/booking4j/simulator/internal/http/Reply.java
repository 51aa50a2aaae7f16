package io.github.booking4j.simulator.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.simulator.internal.json.Json;
import java.util.Map;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param contentType of the body
 * @param body may be empty
 * @param headers further headers
 * @param manner whether it is sent at all
 */
public record Reply(int status, String contentType, String body, Map<String, String> headers, Manner manner) {
    /** Whether an answer is sent. */
    public enum Manner {
        /** It is. */
        SEND,
        /** It is not, and the client is left waiting. */
        WITHHOLD,
        /** It is not, and the connection is cut. */
        DROP,
        /** Its head and half of its body are, then the connection is cut. */
        CUT
    }

    /** JSON. */
    public static Reply json(int status, JsonNode body) {
        return new Reply(status, "application/json; charset=utf-8", Json.line(body), Map.of(), Manner.SEND);
    }

    /** Text of a type, in UTF-8. */
    public static Reply text(int status, String contentType, String body) {
        return new Reply(status, contentType, body, Map.of(), Manner.SEND);
    }

    /** No body. */
    public static Reply empty(int status) {
        return new Reply(status, "", "", Map.of(), Manner.SEND);
    }

    /** The same, sent or not. */
    public Reply in(Manner other) {
        return new Reply(status, contentType, body, headers, other);
    }

    /** The same with a header more. */
    public Reply with(String name, String value) {
        return new Reply(status, contentType, body, Map.of(name, value), manner);
    }

    /** Status only. */
    @Override
    public String toString() {
        return "Reply[" + status + ", " + manner + "]";
    }
}
