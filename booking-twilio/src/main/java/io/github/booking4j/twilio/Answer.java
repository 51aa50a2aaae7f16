package io.github.booking4j.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio, or something in between, answered.
 *
 * @param status HTTP status
 * @param retryAfter how long to wait, if it said so
 * @param body a JSON object; a missing node when the body is none, such as the HTML page of a proxy
 */
record Answer(int status, @Nullable Duration retryAfter, JsonNode body) {
    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** A field's text, or null if it is absent, null or no scalar. */
    @Nullable
    String text(String field) {
        JsonNode value = body.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
