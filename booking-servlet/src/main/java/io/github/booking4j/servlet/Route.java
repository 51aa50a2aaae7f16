package io.github.booking4j.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of the routing table.
 *
 * @param method HTTP method
 * @param template path with {@code {names}}, of which each is a segment, or what stands in one before an ending such as {@code .ics}
 * @param scope who may use it
 * @param handler what answers it
 */
record Route(String method, String template, Scope scope, Handler handler) {
    /** Answers a request; may throw {@link HttpProblem} or a {@link io.github.booking4j.error.BookingException}. */
    interface Handler {
        void handle(Exchange exchange) throws IOException;
    }

    /** The method whose route answers a request: that of GET answers HEAD as well, and the container drops the body. */
    static String methodOf(HttpServletRequest request) {
        return request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    }

    /** The values of the names when a path fits the template. */
    Optional<Map<String, String>> match(List<String> segments) {
        List<String> parts = segments(template);
        if (parts.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            String segment = segments.get(i);
            String ending = part.substring(part.indexOf('}') + 1);
            if (part.startsWith("{") && segment.length() > ending.length() && segment.endsWith(ending)) {
                String name = part.substring(1, part.indexOf('}'));
                values.put(name, segment.substring(0, segment.length() - ending.length()));
            } else if (!part.equals(segment)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    static List<String> segments(String path) {
        return path.equals("/") || path.isEmpty()
                ? List.of()
                : List.of(path.substring(1).split("/", -1));
    }
}
