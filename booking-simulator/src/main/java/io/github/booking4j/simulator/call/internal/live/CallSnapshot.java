package io.github.booking4j.simulator.call.internal.live;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call at one moment. */
record CallSnapshot(
        LiveCall call,
        String status,
        @Nullable String name,
        Instant updatedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String endedReason,
        @Nullable Ending ending,
        BigDecimal cost,
        List<Turn> turns) {}
