package io.github.booking4j.lead.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Enquiry.Arrival;
import io.github.booking4j.lead.ImportId;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.RowProblem;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.IdempotencyRepository.Claim;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Imports rows in batches, each committed on its own with its progress. What a crash leaves behind is stored whole batches;
 * importing the file again stores the rest, since known phones are duplicates.
 */
final class LeadImporter {
    private static final int BATCH = 1_000;
    private static final String OPERATION = "import";

    private final BookingStore store;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final LeadIntake intake;
    private final LeadCheck check;

    LeadImporter(BookingStore store, InstantSource clock, Supplier<UUID> ids, LeadIntake intake, LeadCheck check) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.intake = intake;
        this.check = check;
    }

    LeadImport run(Client client, Iterator<ImportRow> rows, ImportOptions options) {
        Optional<LeadImport> earlier = earlier(client, options);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        ImportId id = new ImportId(ids.get());
        LeadImport report = new LeadImport(
                client.key(), id, LeadImport.Status.RUNNING, LeadImport.Counts.ZERO, List.of(), clock.instant(), null);
        LeadImport started = report;
        store.inTransaction(unit -> {
            unit.imports().insert(started);
            return started;
        });
        try (CheckAhead<List<ImportRow>, ImportBatch> batches =
                new CheckAhead<>(batches(rows), batch -> ImportBatch.of(check, client, batch, options))) {
            while (batches.hasNext()) {
                report = store(client, batches.next(), report);
            }
        } catch (RuntimeException e) {
            end(client, report, LeadImport.Status.FAILED, options);
            throw e;
        }
        return end(client, report, LeadImport.Status.COMPLETED, options);
    }

    private static Iterator<List<ImportRow>> batches(Iterator<ImportRow> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public List<ImportRow> next() {
                List<ImportRow> batch = new ArrayList<>(BATCH);
                while (batch.size() < BATCH && rows.hasNext()) {
                    batch.add(rows.next());
                }
                return batch;
            }
        };
    }

    private LeadImport store(Client client, ImportBatch batch, LeadImport before) {
        return store.inTransaction(unit -> {
            List<LeadIntake.Taken> taken = intake.take(
                    unit,
                    client,
                    batch.candidates(),
                    new LeadIntake.Purpose(Enquiry.Priority.IMPORT, before.id(), true));
            LeadImport after = new LeadImport(
                    before.client(),
                    before.id(),
                    LeadImport.Status.RUNNING,
                    before.counts().plus(count(taken, batch.invalid())),
                    joined(before.problems(), batch.problems()),
                    before.startedAt(),
                    null);
            unit.imports().update(after);
            return after;
        });
    }

    private static LeadImport.Counts count(List<LeadIntake.Taken> taken, long invalid) {
        long held = taken.stream()
                .filter(one -> one.arrival() == Arrival.ACCEPTED || one.arrival() == Arrival.REACTIVATED)
                .filter(one -> one.lead().status() == LeadStatus.HELD)
                .count();
        return new LeadImport.Counts(
                taken.size() + invalid,
                with(taken, Arrival.ACCEPTED),
                with(taken, Arrival.DUPLICATE),
                with(taken, Arrival.REACTIVATED),
                invalid,
                with(taken, Arrival.OPTED_OUT),
                held);
    }

    private static long with(List<LeadIntake.Taken> taken, Arrival arrival) {
        return taken.stream().filter(one -> one.arrival() == arrival).count();
    }

    private static List<RowProblem> joined(List<RowProblem> before, List<RowProblem> more) {
        int room = LeadImport.MAX_PROBLEMS - before.size();
        if (room <= 0 || more.isEmpty()) {
            return before;
        }
        List<RowProblem> all = new ArrayList<>(before);
        all.addAll(more.subList(0, Math.min(room, more.size())));
        return all;
    }

    private Optional<LeadImport> earlier(Client client, ImportOptions options) {
        // The key is claimed when the import is complete: after a crash the same key may import the rest.
        String key = options.idempotencyKey();
        if (key == null) {
            return Optional.empty();
        }
        return store.inTransaction(
                unit -> unit.idempotency().find(client.key().value(), key).map(found -> report(unit, client, found)));
    }

    private static LeadImport report(UnitOfWork unit, Client client, Claim claim) {
        LeadService.requireSameOperation(claim, OPERATION);
        return unit.imports()
                .find(client.key(), ImportId.parse(claim.subject()))
                .orElseThrow();
    }

    private LeadImport end(Client client, LeadImport report, LeadImport.Status status, ImportOptions options) {
        Instant now = clock.instant();
        LeadImport ended = new LeadImport(
                report.client(), report.id(), status, report.counts(), report.problems(), report.startedAt(), now);
        return store.inTransaction(unit -> {
            String key = options.idempotencyKey();
            if (key != null && status == LeadImport.Status.COMPLETED) {
                Optional<Claim> first = unit.idempotency()
                        .claim(new Claim(
                                client.key().value(),
                                key,
                                OPERATION,
                                "",
                                ended.id().toString(),
                                now));
                if (first.isPresent()) {
                    unit.imports().update(ended);
                    return report(unit, client, first.get());
                }
            }
            unit.imports().update(ended);
            if (status == LeadImport.Status.COMPLETED) {
                unit.events().append(client.key(), List.of(completed(ended, now)));
            }
            return ended;
        });
    }

    private static EventLog.Draft completed(LeadImport ended, Instant now) {
        LeadImport.Counts counts = ended.counts();
        return new EventLog.Draft(
                EventType.IMPORT_COMPLETED,
                now,
                Json.object(
                        "importId", ended.id(),
                        "total", counts.total(),
                        "accepted", counts.accepted(),
                        "duplicates", counts.duplicates(),
                        "reactivated", counts.reactivated(),
                        "invalid", counts.invalid(),
                        "optedOut", counts.optedOut(),
                        "held", counts.held()));
    }
}
