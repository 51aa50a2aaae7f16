package io.github.booking4j.lead.internal;

import io.github.booking4j.lead.NewLead;
import io.github.booking4j.lead.RowProblem;
import java.util.stream.Stream;

/** One row of an import as it was read. */
sealed interface ImportRow {
    /** About how much text it holds. */
    int characters();

    /**
     * Could be read.
     *
     * @param row its number, from 1
     * @param lead as it was typed
     */
    record Legible(long row, NewLead lead) implements ImportRow {
        @Override
        public int characters() {
            return Stream.of(lead.phone(), lead.name(), lead.email(), lead.service(), lead.source(), lead.notes())
                    .mapToInt(text -> text == null ? 0 : text.length())
                    .sum();
        }
    }

    /**
     * Could not be read.
     *
     * @param problem why
     */
    record Illegible(RowProblem problem) implements ImportRow {
        @Override
        public int characters() {
            return problem.field().length() + problem.reason().length();
        }
    }
}
