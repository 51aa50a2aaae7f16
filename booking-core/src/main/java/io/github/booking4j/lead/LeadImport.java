package io.github.booking4j.lead;

import io.github.booking4j.client.ClientKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import and its report.
 *
 * @param client whose import it is
 * @param id its id
 * @param status how far it is
 * @param rows how many there are; null: known when they are all read
 * @param counts what happened to every row so far
 * @param problems rows that were not stored, at most {@value #MAX_PROBLEMS}; {@link Counts#invalid()} counts them all
 * @param startedAt when it began
 * @param finishedAt when it ended; null: it still runs
 */
public record LeadImport(
        ClientKey client,
        ImportId id,
        Status status,
        @Nullable Long rows,
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

    /** A copy with what became of more rows. */
    public LeadImport plus(Counts more, List<RowProblem> found) {
        List<RowProblem> all = new ArrayList<>(problems);
        all.addAll(found.subList(0, Math.min(MAX_PROBLEMS - problems.size(), found.size())));
        return new LeadImport(client, id, status, rows, counts.plus(more), all, startedAt, finishedAt);
    }

    /** A copy whose rows are all there, and are imported now. */
    public LeadImport received(long count) {
        return new LeadImport(client, id, Status.RUNNING, count, counts, problems, startedAt, finishedAt);
    }

    /** A copy that ended. */
    public LeadImport ended(Status as, Instant at) {
        return new LeadImport(client, id, as, rows, counts, problems, startedAt, at);
    }

    /** Percent of the rows that are done, rounded down; 0 while nobody knows how many there are. */
    public int progress() {
        if (status == Status.COMPLETED) {
            return 100;
        }
        return rows == null || rows == 0 ? 0 : (int) (100 * counts.total() / rows);
    }

    /** How far an import is. */
    public enum Status {
        /** Rows are being stored, to be imported in the background when all of them are. */
        RECEIVING,
        /** Rows are being imported. */
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
