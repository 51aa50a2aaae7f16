package io.github.booking4j.lead.internal;

import io.github.booking4j.lead.NewLead;
import io.github.booking4j.lead.RowProblem;

/** One row of an import as it was read. */
sealed interface ImportRow {
    /**
     * Could be read.
     *
     * @param row its number, from 1
     * @param lead as it was typed
     */
    record Legible(long row, NewLead lead) implements ImportRow {}

    /**
     * Could not be read.
     *
     * @param problem why
     */
    record Illegible(RowProblem problem) implements ImportRow {}
}
