package io.github.booking4j.call;

import io.github.booking4j.lead.LeadId;
import org.jspecify.annotations.Nullable;

/**
 * Which calls to list, newest first.
 *
 * @param lead only of this lead; null: any
 * @param status only these; null: any
 * @param outcome only these; null: any
 * @param before continue after this call of the page before; null: from the newest
 * @param limit most calls, 1 to 200
 */
public record CallQuery(
        @Nullable LeadId lead,
        @Nullable CallStatus status,
        @Nullable CallOutcome outcome,
        @Nullable CallId before,
        int limit) {
    /** Checks the limit. */
    public CallQuery {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit must be 1 to 200: " + limit);
        }
    }

    /** The newest calls. */
    public static CallQuery newest(int limit) {
        return new CallQuery(null, null, null, null, limit);
    }
}
