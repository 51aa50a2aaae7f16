package io.github.booking4j.servlet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.booking4j.client.ClientKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request and its answer, with what the route made of it. */
final class Exchange {
    private static final int MAX_JSON = 1 << 20;
    private static final int MAX_IDEMPOTENCY_KEY = 200;
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final Pattern VERSION_TAG = Pattern.compile("\"[0-9]{1,9}\"");
    private static final int MAX_DRAINED = 4_096;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Map<String, String> path;
    private final @Nullable ClientKey client;
    private final Scope caller;

    Exchange(
            HttpServletRequest request,
            HttpServletResponse response,
            Map<String, String> path,
            @Nullable ClientKey client,
            Scope caller) {
        this.request = request;
        this.response = response;
        this.path = path;
        this.client = client;
        this.caller = caller;
    }

    /** As whom the request came. */
    Scope caller() {
        return caller;
    }

    HttpServletRequest request() {
        return request;
    }

    HttpServletResponse response() {
        return response;
    }

    /** The client that is named in the path. */
    ClientKey client() {
        if (client == null) {
            throw new IllegalStateException("The route names no client");
        }
        return client;
    }

    /** An id in the path; what is not an id is nothing that exists. */
    <T> T id(String name, Function<UUID, T> type) {
        try {
            return type.apply(UUID.fromString(path.getOrDefault(name, "")));
        } catch (IllegalArgumentException e) {
            throw HttpProblem.notFound();
        }
    }

    /** A name in the path. */
    String segment(String name) {
        return path.getOrDefault(name, "");
    }

    /** A query parameter; blank is absent. */
    Optional<String> query(String name) {
        return Query.of(request.getQueryString(), name);
    }

    /** A query parameter that is read by a parser that throws {@link RuntimeException}. */
    <T> @Nullable T query(String name, Function<String, T> parser, String expected) {
        Optional<String> text = query(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return parser.apply(text.get());
        } catch (RuntimeException e) {
            throw HttpProblem.badParameter(name, expected);
        }
    }

    /** The constant that a segment of the path names. */
    <E extends Enum<E>> E constant(String segment, Class<E> type) {
        try {
            return Enum.valueOf(type, segment(segment).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw HttpProblem.notFound();
        }
    }

    int limit(int fallback, int most) {
        return number("limit", fallback, 1, most);
    }

    /** A query parameter that is a whole number within bounds. */
    int number(String name, int fallback, int least, int most) {
        String expected = "must be a number from " + least + " to " + most;
        Integer number = query(name, Integer::valueOf, expected);
        if (number == null) {
            return fallback;
        }
        if (number < least || number > most) {
            throw HttpProblem.badParameter(name, expected);
        }
        return number;
    }

    @Nullable
    String idempotencyKey() {
        String key = request.getHeader("Idempotency-Key");
        if (key != null && (key.isBlank() || key.length() > MAX_IDEMPOTENCY_KEY)) {
            throw new HttpProblem(
                    400,
                    "idempotency_key_invalid",
                    "Idempotency-Key must have 1 to " + MAX_IDEMPOTENCY_KEY + " characters");
        }
        return key;
    }

    /** {@code Prefer: respond-async} of RFC 7240. */
    boolean prefersAsync() {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .anyMatch(preference -> preference.split(";", 2)[0].strip().equalsIgnoreCase("respond-async"));
    }

    /** Where to look next, as a path of this application. */
    void location(String path) {
        response.setHeader("Location", RequestPath.mount(request) + path);
    }

    String mediaType() {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The JSON object that came as body, at most 1 MB. */
    JsonNode json() throws IOException {
        return json(MAX_JSON);
    }

    /** The JSON object that came as body, of so many bytes at most. */
    JsonNode json(int most) throws IOException {
        requireMediaType("application/json");
        return JsonText.readObject(body(most));
    }

    /** The JSON object that came as body, at most 1 MB; an empty one when there is no body. */
    JsonNode optionalJson() throws IOException {
        byte[] body = body(MAX_JSON);
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        requireMediaType("application/json");
        return JsonText.readObject(body);
    }

    /** The JSON merge-patch that came as body, at most 1 MB; plain JSON is taken for one. */
    JsonNode mergePatch() throws IOException {
        if (!mediaType().equals("application/json") && !mediaType().equals(MERGE_PATCH)) {
            throw new HttpProblem(415, "unsupported_media_type", "The body must be " + MERGE_PATCH)
                    .header("Accept-Patch", MERGE_PATCH);
        }
        return JsonText.readObject(body(MAX_JSON));
    }

    /** The version that {@code If-Match} asks for; null: any. */
    @Nullable
    Integer ifMatch() {
        String tag = request.getHeader("If-Match");
        if (tag == null || tag.equals("*")) {
            return null;
        }
        if (!VERSION_TAG.matcher(tag).matches()) {
            throw new HttpProblem(
                    400, "if_match_invalid", "If-Match must be the ETag of an earlier answer, with its quotes, or *");
        }
        return Integer.valueOf(tag.substring(1, tag.length() - 1));
    }

    void requireMediaType(String type) {
        if (!mediaType().equals(type)) {
            throw new HttpProblem(415, "unsupported_media_type", "The body must be " + type);
        }
    }

    /** The raw body, refused as soon as it is known to be larger. */
    byte[] body(int most) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw BoundedBody.tooLarge(most);
        }
        try (InputStream in = new BoundedBody(request.getInputStream(), most)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw HttpProblem.unreadable();
        }
    }

    /**
     * Reads what is left of a small body that nobody asked for: a container that finds it on its way closes the connection,
     * and the caller's next request on it fails.
     */
    void drain() {
        long length = request.getContentLengthLong();
        if (length <= 0 || length > MAX_DRAINED) {
            return;
        }
        try {
            request.getInputStream().readAllBytes();
        } catch (IOException | IllegalStateException e) {
            // It broke off, or is read by another way: then there is nothing to save.
            response.setHeader("Connection", "close");
        }
    }

    /** The raw body as it comes, refused where it grows larger. */
    InputStream stream(long most) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw BoundedBody.tooLarge(most);
        }
        return new BoundedBody(request.getInputStream(), most);
    }

    void answer(int status, Object body) throws IOException {
        write(status, "application/json", JsonText.write(body));
    }

    void noContent() {
        response.setStatus(204);
    }

    void write(int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        boolean bare = type.startsWith("text/") && !type.contains("charset");
        response.setContentType(bare ? type + ";charset=utf-8" : type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
