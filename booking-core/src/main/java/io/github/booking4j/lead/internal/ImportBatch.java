package io.github.booking4j.lead.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.lead.RowProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows of an import after their check.
 *
 * @param candidates those that are leads
 * @param invalid how many are none
 * @param problems what is wrong with these
 */
record ImportBatch(List<LeadIntake.Candidate> candidates, long invalid, List<RowProblem> problems) {

    /** Checks rows, without looking at what is stored. */
    static ImportBatch of(LeadCheck check, Client client, List<ImportRow> rows, ImportOptions options) {
        List<RowProblem> problems = new ArrayList<>();
        List<LeadIntake.Candidate> candidates = new ArrayList<>(rows.size());
        for (ImportRow row : rows) {
            if (row instanceof ImportRow.Legible readable) {
                NewLead lead = declared(readable.lead(), options);
                LeadCheck.Checked checked = check.check(client, lead);
                if (checked.contact() == null) {
                    checked.problems()
                            .forEach(problem -> problems.add(new RowProblem(
                                    readable.row(), problem.pointer().substring(1), problem.detail())));
                } else {
                    candidates.add(new LeadIntake.Candidate(checked.contact(), lead.consent()));
                }
            } else if (row instanceof ImportRow.Illegible unreadable) {
                problems.add(unreadable.problem());
            }
        }
        return new ImportBatch(candidates, rows.size() - candidates.size(), problems);
    }

    /** Two halves that share no number: what the rows say of one lead stays together, in its order. */
    List<ImportBatch> halves() {
        Map<Boolean, List<LeadIntake.Candidate>> halves = candidates.stream()
                .collect(Collectors.partitioningBy(
                        candidate -> candidate.contact().phone().number().hashCode() % 2 == 0));
        return List.of(
                new ImportBatch(halves.getOrDefault(true, List.of()), invalid, problems),
                new ImportBatch(halves.getOrDefault(false, List.of()), 0, List.of()));
    }

    /** A row with what the import declares for those that do not say it themselves. */
    static NewLead declared(NewLead lead, ImportOptions options) {
        boolean named = lead.source() != null && !lead.source().isBlank();
        NewLead sourced = named ? lead : lead.source(options.source());
        return lead.consent() == null ? sourced.consent(options.consent()) : sourced;
    }
}
