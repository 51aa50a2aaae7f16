package io.github.booking4j.lead.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.job.JobHandler;
import io.github.booking4j.internal.job.JobResult;
import io.github.booking4j.lead.ImportId;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.LeadImport.Status;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.ImportRepository.Part;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Imports rows that were stored before. A part is removed in the transaction that stores its leads, so that each is imported
 * once, whoever dies and whoever goes on.
 */
final class ImportJob implements JobHandler {
    private static final String KIND = "import";
    private static final Duration LONGEST_RECEIPT = Duration.ofHours(6);
    private static final int TENTH = 10;

    /** Parts of one run, so that it ends well within its lease. */
    private static final int MOST_PARTS = 10;

    private final BookingStore store;
    private final InstantSource clock;
    private final LeadImporter importer;

    ImportJob(BookingStore store, InstantSource clock, LeadImporter importer) {
        this.store = store;
        this.clock = clock;
        this.importer = importer;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.REPORT;
    }

    /** Imports what was received. */
    Job now(LeadImport received) {
        return job(received.client(), received.id(), clock.instant());
    }

    /** Throws away what was never received to its end. */
    Job cleaningUp(LeadImport started) {
        return job(started.client(), started.id(), started.startedAt().plus(LONGEST_RECEIPT));
    }

    @Override
    public JobResult run(Lease lease) {
        ClientKey key = lease.job().client();
        ImportId id = ImportId.parse(lease.job().subject());
        LeadImport report =
                store.inTransaction(unit -> unit.imports().find(key, id)).orElse(null);
        if (report == null || report.status() == Status.COMPLETED || report.status() == Status.FAILED) {
            return JobResult.DONE;
        }
        if (report.status() == Status.RECEIVING) {
            return awaitReceipt(report);
        }
        Client client = store.inTransaction(unit -> unit.clients().find(key)).orElse(null);
        if (client == null) {
            return new JobResult.Dead("The client is gone");
        }
        return importParts(client, report);
    }

    private JobResult awaitReceipt(LeadImport report) {
        Instant deadline = report.startedAt().plus(LONGEST_RECEIPT);
        if (clock.instant().isBefore(deadline)) {
            return new JobResult.WaitUntil(deadline, "still being received");
        }
        store.inTransaction(unit -> {
            unit.imports().removeParts(report.client(), report.id());
            return importer.end(unit, report, Status.FAILED);
        });
        return JobResult.DONE;
    }

    private JobResult importParts(Client client, LeadImport report) {
        Parts parts = new Parts(report);
        try (CheckAhead<Part, Checked> ahead = new CheckAhead<>(parts, part -> check(client, part))) {
            while (ahead.hasNext()) {
                Checked part = ahead.next();
                if (!store.inTransaction(unit -> importPart(unit, client, report.id(), part))) {
                    return JobResult.DONE; // somebody else is at it
                }
            }
        }
        if (parts.more()) {
            return new JobResult.WaitUntil(clock.instant(), "more rows");
        }
        store.inTransaction(unit -> unit.imports()
                .lock(report.client(), report.id())
                .filter(now -> now.status() == Status.RUNNING)
                .map(now -> importer.end(unit, now, Status.COMPLETED)));
        return JobResult.DONE;
    }

    private Checked check(Client client, Part part) {
        return new Checked(part.number(), importer.check(client, RowsJson.read(part.rows()), ImportOptions.none()));
    }

    private boolean importPart(UnitOfWork unit, Client client, ImportId id, Checked part) {
        Optional<LeadImport> before = unit.imports().lock(client.key(), id);
        if (before.isEmpty() || !unit.imports().removePart(client.key(), id, part.number)) {
            return false;
        }
        LeadImport after = importer.store(unit, client, part.batch, before.get());
        if (after.progress() / TENTH > before.get().progress() / TENTH) {
            unit.events()
                    .append(
                            client.key(),
                            List.of(LeadImporter.event(EventType.IMPORT_PROGRESS, after, clock.instant())));
        }
        return true;
    }

    private record Checked(int number, ImportBatch batch) {}

    /** The parts of one run, read as they are needed. */
    private final class Parts implements Iterator<Part> {
        private final LeadImport report;
        private @Nullable Part next;
        private int read;
        private int last;

        Parts(LeadImport report) {
            this.report = report;
        }

        /** Whether some are left for the next run. */
        boolean more() {
            return next != null;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = store.inTransaction(unit -> unit.imports().partAfter(report.client(), report.id(), last))
                        .orElse(null);
            }
            return next != null && read < MOST_PARTS;
        }

        @Override
        public Part next() {
            Part part = hasNext() ? next : null;
            if (part == null) {
                throw new NoSuchElementException();
            }
            next = null;
            read++;
            last = part.number();
            return part;
        }
    }
}
