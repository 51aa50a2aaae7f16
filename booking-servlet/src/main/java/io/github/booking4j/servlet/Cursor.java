package io.github.booking4j.servlet;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The place where a list goes on: opaque to callers. */
final class Cursor {
    private Cursor() {}

    /** What {@code ?cursor=} says; null: from the start. */
    static <T> @Nullable T read(Exchange exchange, Function<String, T> parser) {
        return exchange.query(
                "cursor",
                text -> parser.apply(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)),
                "is not one that was given");
    }

    /** A page: the items, and where the next begins if there may be one. */
    static <T> Map<String, Object> page(List<T> items, int limit, Function<T, Object> view, Function<T, String> place) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", items.stream().map(view).toList());
        String next = items.size() < limit
                ? null
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(place.apply(items.get(items.size() - 1)).getBytes(StandardCharsets.UTF_8));
        page.put("nextCursor", next);
        return page;
    }
}
