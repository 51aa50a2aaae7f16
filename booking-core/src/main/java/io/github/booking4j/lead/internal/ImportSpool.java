package io.github.booking4j.lead.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.ImportOptions.When;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.ImportRepository.Part;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Decides whether rows are imported while the caller waits, and stores those that are not, for {@link ImportJob}. */
final class ImportSpool {
    private static final int PART_ROWS = 2_000;
    private static final int PART_CHARACTERS = 1_000_000;
    private static final int LARGE_CHARACTERS = 8_000_000;

    private final BookingStore store;
    private final LeadImporter importer;
    private final ImportJob job;

    ImportSpool(BookingStore store, LeadImporter importer, ImportJob job) {
        this.store = store;
        this.importer = importer;
        this.job = job;
    }

    LeadImport take(Client client, Iterator<ImportRow> rows, ImportOptions options) {
        Optional<LeadImport> earlier = importer.earlier(client, options);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (options.when() == When.NOW) {
            return importer.run(client, rows, options);
        }
        if (options.when() == When.LATER) {
            return receive(client, rows, options);
        }
        List<ImportRow> first = RowBatches.upTo(rows, ImportOptions.LARGE, LARGE_CHARACTERS);
        return rows.hasNext()
                ? receive(client, new Chained(first.iterator(), rows), options)
                : importer.run(client, first.iterator(), options);
    }

    private LeadImport receive(Client client, Iterator<ImportRow> rows, ImportOptions options) {
        LeadImport started = importer.begin(client, LeadImport.Status.RECEIVING);
        store.inTransaction(unit -> {
            unit.jobs().schedule(job.cleaningUp(started));
            return started;
        });
        try {
            long count = 0;
            for (int number = 1; rows.hasNext(); number++) {
                List<ImportRow> some = RowBatches.upTo(rows, PART_ROWS, PART_CHARACTERS).stream()
                        .map(row -> declared(row, options))
                        .toList();
                Part part = new Part(number, RowsJson.write(some));
                store.inTransaction(unit -> {
                    unit.imports().addPart(client.key(), started.id(), part);
                    return part;
                });
                count += some.size();
            }
            return received(client, started.received(count), options);
        } catch (RuntimeException e) {
            giveUp(started);
            throw e;
        }
    }

    private static ImportRow declared(ImportRow row, ImportOptions options) {
        return row instanceof ImportRow.Legible legible
                ? new ImportRow.Legible(legible.row(), ImportBatch.declared(legible.lead(), options))
                : row;
    }

    /** All rows are stored: from here on nothing gets lost, and the same key must not import them again. */
    private LeadImport received(Client client, LeadImport report, ImportOptions options) {
        Optional<LeadImport> first = store.inTransaction(unit -> {
            Optional<LeadImport> faster = importer.claim(unit, client, report, options);
            if (faster.isEmpty()) {
                unit.imports().update(report);
                unit.jobs().schedule(job.now(report));
            }
            return faster;
        });
        first.ifPresent(faster -> giveUp(report));
        return first.orElse(report);
    }

    /** Unless all of it was received after all: the answer to the last commit may be what got lost. */
    private void giveUp(LeadImport started) {
        store.inTransaction(unit -> unit.imports()
                .lock(started.client(), started.id())
                .filter(now -> now.status() == LeadImport.Status.RECEIVING)
                .map(now -> {
                    unit.imports().removeParts(now.client(), now.id());
                    return importer.end(unit, now, LeadImport.Status.FAILED);
                }));
    }

    /** One after the other. */
    private record Chained(Iterator<ImportRow> first, Iterator<ImportRow> second) implements Iterator<ImportRow> {
        @Override
        public boolean hasNext() {
            return first.hasNext() || second.hasNext();
        }

        @Override
        public ImportRow next() {
            return first.hasNext() ? first.next() : second.next();
        }
    }
}
