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
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.IdempotencyRepository.Claim;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Imports rows in batches, of which the halves are stored side by side, each committed on its own with its progress. What a crash
 * leaves behind is stored whole halves; importing the file again stores the rest, since known phones are duplicates.
 */
final class LeadImporter {
    private static final String OPERATION = "import";

    /** Fewer rows than this are stored as fast by one thread, and in one transaction. */
    private static final int WORTH_HALVING = 2_000;

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
        ImportId id = begin(client, LeadImport.Status.RUNNING).id();
        boolean joins = store.joinsHost();
        try (SecondHand hand = new SecondHand();
                CheckAhead<List<ImportRow>, ImportBatch> batches =
                        new CheckAhead<>(new RowBatches(rows), batch -> check(client, batch, options))) {
            while (batches.hasNext()) {
                ImportBatch batch = batches.next();
                if (joins || batch.candidates().size() < WORTH_HALVING) {
                    store(client, batch, id);
                } else {
                    List<ImportBatch> halves = batch.halves();
                    hand.both(() -> store(client, halves.get(0), id), () -> store(client, halves.get(1), id));
                }
            }
        } catch (RuntimeException e) {
            end(client, id, LeadImport.Status.FAILED, options);
            throw e;
        }
        return end(client, id, LeadImport.Status.COMPLETED, options);
    }

    private void store(Client client, ImportBatch batch, ImportId id) {
        store.inTransaction(unit -> {
            LeadImport.Counts counts = take(unit, client, batch, id);
            return update(unit, lock(unit, client, id), counts, batch); // last, since the other half waits for it
        });
    }

    /** Stores a new import. */
    LeadImport begin(Client client, LeadImport.Status status) {
        LeadImport started = new LeadImport(
                client.key(),
                new ImportId(ids.get()),
                status,
                null,
                LeadImport.Counts.ZERO,
                List.of(),
                clock.instant(),
                null);
        return store.inTransaction(unit -> {
            unit.imports().insert(started);
            return started;
        });
    }

    ImportBatch check(Client client, List<ImportRow> rows, ImportOptions options) {
        return ImportBatch.of(check, client, rows, options);
    }

    /** Takes the leads of a batch in; returns the report with them. */
    LeadImport store(UnitOfWork unit, Client client, ImportBatch batch, LeadImport before) {
        return update(unit, before, take(unit, client, batch, before.id()), batch);
    }

    private LeadImport.Counts take(UnitOfWork unit, Client client, ImportBatch batch, ImportId id) {
        LeadIntake.Purpose purpose = new LeadIntake.Purpose(Enquiry.Priority.IMPORT, id, true);
        return count(intake.take(unit, client, batch.candidates(), purpose), batch.invalid());
    }

    private static LeadImport update(UnitOfWork unit, LeadImport before, LeadImport.Counts counts, ImportBatch batch) {
        LeadImport after = before.plus(counts, batch.problems());
        unit.imports().update(after);
        return after;
    }

    private static LeadImport lock(UnitOfWork unit, Client client, ImportId id) {
        return unit.imports().lock(client.key(), id).orElseThrow();
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

    /** What the same key imported before. */
    Optional<LeadImport> earlier(Client client, ImportOptions options) {
        // The key is claimed when nothing can get lost any more: after a crash before, the same key may import the
        // rest.
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

    /** Claims the key for an import; answers another import that was faster. */
    Optional<LeadImport> claim(UnitOfWork unit, Client client, LeadImport report, ImportOptions options) {
        String key = options.idempotencyKey();
        if (key == null) {
            return Optional.empty();
        }
        String scope = client.key().value();
        Claim claim = new Claim(scope, key, OPERATION, "", report.id().toString(), clock.instant());
        return unit.idempotency().claim(claim).map(first -> report(unit, client, first));
    }

    private LeadImport end(Client client, ImportId id, LeadImport.Status status, ImportOptions options) {
        return store.inTransaction(unit -> {
            LeadImport report = lock(unit, client, id);
            Optional<LeadImport> first =
                    status == LeadImport.Status.COMPLETED ? claim(unit, client, report, options) : Optional.empty();
            if (first.isPresent()) {
                unit.imports().update(report.ended(status, clock.instant()));
                return first.get();
            }
            return end(unit, report, status);
        });
    }

    /** Writes the end of an import. */
    LeadImport end(UnitOfWork unit, LeadImport report, LeadImport.Status status) {
        Instant now = clock.instant();
        LeadImport ended = report.ended(status, now);
        unit.imports().update(ended);
        if (status == LeadImport.Status.COMPLETED) {
            unit.events().append(ended.client(), List.of(event(EventType.IMPORT_COMPLETED, ended, now)));
        }
        return ended;
    }

    /** An event that tells the counts. */
    static EventLog.Draft event(EventType type, LeadImport report, Instant now) {
        LeadImport.Counts counts = report.counts();
        return new EventLog.Draft(
                type,
                now,
                Json.object(
                        "importId", report.id(),
                        "progress", report.progress(),
                        "total", counts.total(),
                        "accepted", counts.accepted(),
                        "duplicates", counts.duplicates(),
                        "reactivated", counts.reactivated(),
                        "invalid", counts.invalid(),
                        "optedOut", counts.optedOut(),
                        "held", counts.held()));
    }
}
