package io.github.booking4j.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which leads to list, newest first. Begin with {@link #newest} and narrow it down.
 *
 * @param status only these; null: any
 * @param source only from this source; null: any
 * @param search only those that it finds; null: all
 * @param from first arrived at or after this; null: any time
 * @param to first arrived before this; null: any time
 * @param before continue after this lead of the page before; null: from the newest
 * @param limit most leads, 1 to 200
 */
public record LeadQuery(
        @Nullable LeadStatus status,
        @Nullable String source,
        @Nullable LeadSearch search,
        @Nullable Instant from,
        @Nullable Instant to,
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
        return new LeadQuery(null, null, null, null, null, null, limit);
    }

    /** A copy for one status; null: any. */
    public LeadQuery status(@Nullable LeadStatus only) {
        return new LeadQuery(only, source, search, from, to, before, limit);
    }

    /** A copy for one source, written as it came; null: any. */
    public LeadQuery source(@Nullable String only) {
        return new LeadQuery(status, only, search, from, to, before, limit);
    }

    /** A copy for what a search finds; null: all. */
    public LeadQuery search(@Nullable LeadSearch wanted) {
        return new LeadQuery(status, source, wanted, from, to, before, limit);
    }

    /** A copy for leads that first arrived from an instant on and before another; null: without that bound. */
    public LeadQuery arrived(@Nullable Instant earliest, @Nullable Instant end) {
        return new LeadQuery(status, source, search, earliest, end, before, limit);
    }

    /** A copy that goes on after a lead of the page before; null: from the newest. */
    public LeadQuery after(@Nullable LeadId last) {
        return new LeadQuery(status, source, search, from, to, last, limit);
    }
}
