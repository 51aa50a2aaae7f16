package io.github.booking4j.servlet;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Query parameters, read from the query only: the servlet's own parameters would swallow a form body. */
final class Query {
    private Query() {}

    static Optional<String> of(@Nullable String query, String name) {
        if (query == null) {
            return Optional.empty();
        }
        String found = null;
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (decode(key).equals(name)) {
                if (found != null) {
                    throw HttpProblem.badParameter(name, "must not be given twice");
                }
                found = equals < 0 ? "" : decode(pair.substring(equals + 1));
            }
        }
        if (found != null && found.chars().anyMatch(Character::isISOControl)) {
            throw HttpProblem.badParameter(name, "must not hold control characters");
        }
        return found == null || found.isBlank() ? Optional.empty() : Optional.of(found.strip());
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(400, "query_malformed", "The query is not well encoded");
        }
    }
}
