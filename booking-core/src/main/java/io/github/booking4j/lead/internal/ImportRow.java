package io.github.booking4j.lead.internal;

import io.github.booking4j.lead.NewLead;
import io.github.booking4j.lead.RowProblem;

/** One row of an import as it was read. */
sealed interface ImportRow {
    /**
     * Readable.
     *
     * @param row its number, from 1
     * @param lead as it was typed
     */
    record Readable(long row, NewLead lead) implements ImportRow {}

    /**
     * Not readable.
     *
     * @param problem why
     */
    record Unreadable(RowProblem problem) implements ImportRow {}
}
