package io.github.booking4j.lead;

import org.jspecify.annotations.Nullable;

/**
 * Which leads to list, newest first.
 *
 * @param status only these; null: any
 * @param source only from this source; null: any
 * @param before continue after this lead of the page before; null: from the newest
 * @param limit most leads, 1 to 200
 */
public record LeadQuery(
        @Nullable LeadStatus status,
        @Nullable String source,
        @Nullable LeadId before,
        int limit) {
    /** Checks the limit. */
    public LeadQuery {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit must be 1 to 200: " + limit);
        }
    }

    /** The newest leads. */
    public static LeadQuery newest(int limit) {
        return new LeadQuery(null, null, null, limit);
    }
}
