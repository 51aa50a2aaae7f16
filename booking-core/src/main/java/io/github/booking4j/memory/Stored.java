package io.github.booking4j.memory;

import io.github.booking4j.error.ConflictException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How values become what is stored. */
final class Stored {
    private Stored() {}

    static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    static @Nullable Instant microsOrNull(@Nullable Instant instant) {
        return instant == null ? null : micros(instant);
    }

    /** The version after a change of what was read with a version; null: it is not stored. */
    static int nextVersion(@Nullable Integer stored, int read) {
        if (stored == null || stored != read) {
            throw new ConflictException(
                    "version_conflict", "Changed by somebody else since it was read; read it again");
        }
        return read + 1;
    }
}
