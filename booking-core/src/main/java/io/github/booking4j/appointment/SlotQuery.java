package io.github.booking4j.appointment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which free slots to list, earliest first. Starts are kept inside the client's minimum notice and horizon.
 *
 * @param service what is to be booked; null: the client's first service
 * @param resource only on this resource; null: any that can
 * @param from earliest start; null: as soon as may be
 * @param to starts before this; null: 7 days after {@code from}
 * @param limit most slots, 1 to 2000
 */
public record SlotQuery(
        @Nullable ServiceId service,
        @Nullable ResourceId resource,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit) {
    /** Checks the limit. */
    public SlotQuery {
        if (limit < 1 || limit > 2000) {
            throw new IllegalArgumentException("limit must be 1 to 2000: " + limit);
        }
    }
}
