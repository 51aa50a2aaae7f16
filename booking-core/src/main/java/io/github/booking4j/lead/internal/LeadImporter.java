package io.github.booking4j.lead.internal;

import io.github.booking4j.client.Client;
import io.github.booking4j.contact.Consent;
import io.github.booking4j.event.EventType;
import io.github.booking4j.internal.json.Json;
import io.github.booking4j.lead.Enquiry;
import io.github.booking4j.lead.Enquiry.Arrival;
import io.github.booking4j.lead.ImportId;
import io.github.booking4j.lead.ImportOptions;
import io.github.booking4j.lead.LeadImport;
import io.github.booking4j.lead.LeadStatus;
import io.github.booking4j.lead.NewLead;
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
import org.jspecify.annotations.Nullable;

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
        try {
            while (rows.hasNext()) {
                report = importBatch(client, nextBatch(rows), options, report);
            }
        } catch (RuntimeException e) {
            end(client, report, LeadImport.Status.FAILED, options);
            throw e;
        }
        return end(client, report, LeadImport.Status.COMPLETED, options);
    }

    private static List<ImportRow> nextBatch(Iterator<ImportRow> rows) {
        List<ImportRow> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && rows.hasNext()) {
            batch.add(rows.next());
        }
        return batch;
    }

    private LeadImport importBatch(Client client, List<ImportRow> rows, ImportOptions options, LeadImport before) {
        List<RowProblem> problems = new ArrayList<>();
        List<LeadIntake.Candidate> candidates = new ArrayList<>(rows.size());
        long invalid = 0;
        for (ImportRow row : rows) {
            if (row instanceof ImportRow.Legible readable) {
                LeadCheck.Checked checked = check.check(client, withSource(readable.lead(), options));
                if (checked.contact() == null) {
                    invalid++;
                    checked.problems()
                            .forEach(problem -> problems.add(new RowProblem(
                                    readable.row(), problem.pointer().substring(1), problem.detail())));
                } else {
                    candidates.add(new LeadIntake.Candidate(checked.contact(), consent(readable.lead(), options)));
                }
            } else if (row instanceof ImportRow.Illegible unreadable) {
                invalid++;
                problems.add(unreadable.problem());
            }
        }
        long invalidRows = invalid;
        return store.inTransaction(unit -> {
            List<LeadIntake.Taken> taken = intake.take(
                    unit, client, candidates, new LeadIntake.Purpose(Enquiry.Priority.IMPORT, before.id(), true));
            LeadImport after = new LeadImport(
                    before.client(),
                    before.id(),
                    LeadImport.Status.RUNNING,
                    before.counts().plus(count(taken, invalidRows)),
                    joined(before.problems(), problems),
                    before.startedAt(),
                    null);
            unit.imports().update(after);
            return after;
        });
    }

    private static NewLead withSource(NewLead lead, ImportOptions options) {
        return lead.source() == null || lead.source().isBlank() ? lead.source(options.source()) : lead;
    }

    private static @Nullable Consent consent(NewLead lead, ImportOptions options) {
        return lead.consent() == null ? options.consent() : lead.consent();
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
