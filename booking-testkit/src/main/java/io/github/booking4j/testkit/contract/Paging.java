package io.github.booking4j.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a list page by page. */
final class Paging {
    private static final int MOST_PAGES = 200;

    private Paging() {}

    /**
     * Everything, page by page.
     *
     * @param size how long a page is; a shorter one is the last
     * @param pageAfter the page after an element; null: the first page
     */
    static <T> List<T> all(int size, Function<@Nullable T, List<T>> pageAfter) {
        List<T> all = new ArrayList<>();
        T last = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<T> read = pageAfter.apply(last);
            all.addAll(read);
            if (read.size() < size) {
                return all;
            }
            last = read.get(read.size() - 1);
        }
        throw new AssertionError("The pages do not end");
    }
}
