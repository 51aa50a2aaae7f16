package io.github.booking4j.lead.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.error.FieldProblem;
import io.github.booking4j.error.InvalidException;
import io.github.booking4j.lead.NewLead;
import io.github.booking4j.lead.OptOut;
import io.github.booking4j.lead.OptOutImport;
import io.github.booking4j.lead.RowProblem;
import io.github.booking4j.spi.store.BookingStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Imports do-not-call lists in batches, each committed on its own: no list is too long for the memory. */
final class OptOutImporter {
    private static final int BATCH = 1_000;

    private final BookingStore store;
    private final Suppression suppression;
    private final OptOutService reader;

    OptOutImporter(BookingStore store, Suppression suppression, OptOutService reader) {
        this.store = store;
        this.suppression = suppression;
        this.reader = reader;
    }

    OptOutImport run(Client client, Iterator<String> addresses, String source) {
        Run run = new Run(client, source);
        for (long row = 1; addresses.hasNext(); row++) {
            run.row(row, addresses.next());
        }
        return run.end();
    }

    OptOutImport runRows(Client client, Iterator<ImportRow> rows, String source) {
        Run run = new Run(client, source);
        while (rows.hasNext()) {
            ImportRow row = rows.next();
            if (row instanceof ImportRow.Legible legible) {
                NewLead lead = legible.lead();
                run.row(legible.row(), lead.phone());
            } else if (row instanceof ImportRow.Illegible illegible) {
                run.bad(illegible.problem());
            }
        }
        return run.end();
    }

    /** One list on its way in. */
    private final class Run {
        private final Client client;
        private final String source;
        private final Map<String, OptOut> batch = new LinkedHashMap<>();
        private final List<RowProblem> problems = new ArrayList<>();
        private long total;
        private long added;
        private long invalid;

        Run(Client client, String source) {
            this.client = client;
            this.source = source;
        }

        void row(long number, String typed) {
            try {
                String address = reader.address(client, typed);
                batch.putIfAbsent(address, suppression.said(client.key(), address, source, null));
                total++;
            } catch (InvalidException e) {
                FieldProblem problem = e.problems().get(0);
                bad(new RowProblem(number, problem.pointer().substring(1), problem.detail()));
            }
            if (batch.size() >= BATCH) {
                store();
            }
        }

        void bad(RowProblem problem) {
            total++;
            invalid++;
            if (problems.size() < OptOutImport.MAX_PROBLEMS) {
                problems.add(problem);
            }
        }

        private void store() {
            List<OptOut> numbers = batch.values().stream()
                    .filter(one -> OptOutService.isPhone(one.address()))
                    .toList();
            List<OptOut> emails = batch.values().stream()
                    .filter(one -> !OptOutService.isPhone(one.address()))
                    .toList();
            added += store.inTransaction(
                    unit -> suppression.optOutAll(unit, client.key(), numbers).size()
                            + unit.optOuts().insertMissing(client.key(), emails).size());
            batch.clear();
        }

        OptOutImport end() {
            store();
            return new OptOutImport(total, added, total - added - invalid, invalid, problems);
        }
    }
}
