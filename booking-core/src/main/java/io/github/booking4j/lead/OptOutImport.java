package io.github.booking4j.lead;

import java.util.List;

/**
 * What became of a do-not-call list. {@code total = added + known + invalid}.
 *
 * @param total rows read
 * @param added numbers and addresses opted out now
 * @param known those that were opted out before, or stand twice in the list
 * @param invalid rows that are neither
 * @param problems why, for the first {@value #MAX_PROBLEMS} of them
 */
public record OptOutImport(long total, long added, long known, long invalid, List<RowProblem> problems) {
    /** Most problems that are listed. */
    public static final int MAX_PROBLEMS = 1_000;

    /** Copies the list. */
    public OptOutImport {
        problems = List.copyOf(problems);
    }
}
