package io.github.booking4j.vapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.booking4j.error.GatewayException;
import io.github.booking4j.error.GatewayException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What an error of Vapi means for the thing that was asked for. */
final class ApiErrors {
    static final String UNREADABLE = "unreadable_answer";

    private static final Pattern CONCURRENCY = Pattern.compile("concurren", Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final InstantSource clock;

    ApiErrors(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * An answer that is no success. Its body may be anything: Vapi's JSON, or the HTML of the network before it.
     *
     * @param body as far as it was read
     */
    GatewayException ofResponse(Response response, String body) {
        int status = response.code();
        String words = words(body);
        String message = "Vapi answered " + status + (words.isEmpty() ? "" : ": " + Text.forException(words));
        if (status == 401 || status == 403) {
            return new GatewayException(Kind.REFUSED, "unauthorized", message);
        }
        if (status == 429) {
            return new GatewayException(Kind.NOT_DONE, "rate_limited", message, retryAfter(response), null);
        }
        if (status == 400 && CONCURRENCY.matcher(words).find()) {
            return new GatewayException(Kind.AT_CAPACITY, "concurrency", message);
        }
        return new GatewayException(kind(status), "http_" + status, message, retryAfter(response), null);
    }

    /** The exchange broke off, before or after the request went out. */
    static GatewayException ofBreak(IOException broken, boolean sent) {
        String code = broken instanceof InterruptedIOException ? "timeout" : "io";
        return sent
                ? new GatewayException(Kind.UNKNOWN, code, "No answer from Vapi: its fate is unknown", null, broken)
                : new GatewayException(Kind.NOT_DONE, "not_sent", "Vapi could not be reached", null, broken);
    }

    /** A success whose body says nothing of use. */
    static GatewayException unreadable() {
        // Without the parser's exception, which may quote what it stumbled upon.
        return new GatewayException(Kind.UNKNOWN, UNREADABLE, "Vapi answered with something unreadable");
    }

    private static Kind kind(int status) {
        if (status >= 500 || status == 408) {
            return Kind.UNKNOWN;
        }
        // A redirect is never followed: the address is wrong, and nothing was done.
        return status < 400 || status == 425 ? Kind.NOT_DONE : Kind.REFUSED;
    }

    /** Vapi's message, which is a text or a list of texts; empty if there is none. */
    private static String words(String body) {
        JsonNode message = Json.tryRead(body).map(json -> json.path("message")).orElseGet(Json::object);
        if (message.isTextual()) {
            return message.textValue();
        }
        StringJoiner words = new StringJoiner("; ");
        message.forEach(word -> words.add(word.asText()));
        return words.toString();
    }

    private @Nullable Duration retryAfter(Response response) {
        String value = response.header("Retry-After", "").strip();
        Duration wait = null;
        if (value.matches("\\d{1,9}")) {
            wait = Duration.ofSeconds(Long.parseLong(value));
        } else {
            Instant date = response.headers().getInstant("Retry-After");
            wait = date == null ? null : Duration.between(clock.instant(), date);
        }
        if (wait == null || wait.isNegative()) {
            return null;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
