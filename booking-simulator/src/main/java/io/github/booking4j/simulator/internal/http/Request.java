package io.github.booking4j.simulator.internal.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that was read whole.
 *
 * @param method GET, POST …
 * @param path below the endpoint's own path, not decoded; empty or starting with a slash
 * @param query decoded, in order
 * @param headers first value of each, names in lower case
 * @param body read as UTF-8, at most {@value HttpFront#LARGEST_BODY} bytes
 */
public record Request(
        String method, String path, Map<String, List<String>> query, Map<String, String> headers, String body) {

    /** The parts of the path. */
    public List<String> segments() {
        String trimmed = path.startsWith("/") ? path.substring(1) : path;
        return trimmed.isEmpty() ? List.of() : List.of(trimmed.split("/", -1));
    }

    /** A header by its name in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The first value of a query parameter; null: absent or empty. */
    public @Nullable String parameter(String name) {
        List<String> values = query.get(name);
        return values == null || values.get(0).isEmpty() ? null : values.get(0);
    }

    /** Method and path: the rest may be personal. */
    @Override
    public String toString() {
        return "Request[" + method + " " + path + "]";
    }
}
