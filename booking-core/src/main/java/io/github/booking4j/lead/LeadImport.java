package io.github.booking4j.lead;

import io.github.booking4j.client.ClientKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import and its report.
 *
 * @param client whose import it is
 * @param id its id
 * @param status how far it is
 * @param counts what happened to every row so far
 * @param problems rows that were not stored, at most {@value #MAX_PROBLEMS}; {@link Counts#invalid()} counts them all
 * @param startedAt when it began
 * @param finishedAt when it ended; null: it still runs
 */
public record LeadImport(
        ClientKey client,
        ImportId id,
        Status status,
        Counts counts,
        List<RowProblem> problems,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Most problems that a report keeps. */
    public static final int MAX_PROBLEMS = 1_000;

    /** Copies the list. */
    public LeadImport {
        problems = List.copyOf(problems);
    }

    /** How far an import is. */
    public enum Status {
        /** Rows are being read. */
        RUNNING,
        /** Every row was read. */
        COMPLETED,
        /** It ended early; what was stored stays stored, and importing the file again stores the rest. */
        FAILED
    }

    /**
     * What happened to every row. {@code total = accepted + duplicates + reactivated + invalid + optedOut}.
     *
     * @param total rows read
     * @param accepted new leads, held ones included
     * @param duplicates known leads that are not called
     * @param reactivated known leads that are called again
     * @param invalid rows not stored
     * @param optedOut leads that must not be called
     * @param held accepted or reactivated rows that wait for consent
     */
    public record Counts(
            long total, long accepted, long duplicates, long reactivated, long invalid, long optedOut, long held) {
        /** Nothing yet. */
        public static final Counts ZERO = new Counts(0, 0, 0, 0, 0, 0, 0);

        /** The sums of both. */
        public Counts plus(Counts other) {
            return new Counts(
                    total + other.total,
                    accepted + other.accepted,
                    duplicates + other.duplicates,
                    reactivated + other.reactivated,
                    invalid + other.invalid,
                    optedOut + other.optedOut,
                    held + other.held);
        }
    }
}
