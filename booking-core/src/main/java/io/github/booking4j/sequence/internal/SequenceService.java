package io.github.booking4j.sequence.internal;

import io.github.booking4j.call.CallOutcome;
import io.github.booking4j.client.Client;
import io.github.booking4j.client.ClientKey;
import io.github.booking4j.error.NotFoundException;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.sequence.PlannedStep;
import io.github.booking4j.sequence.Sequence;
import io.github.booking4j.sequence.SequenceStep.Via;
import io.github.booking4j.sequence.Sequences;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows and changes what follows an outcome. */
public final class SequenceService implements Sequences {
    private final BookingStore store;
    private final InstantSource clock;
    private final SequenceTimes times;

    /** Serves the clients of a store. */
    public SequenceService(BookingStore store, InstantSource clock, SequenceTimes times) {
        this.store = store;
        this.clock = clock;
        this.times = times;
    }

    @Override
    public Sequence get(ClientKey client, CallOutcome outcome) {
        return store.inTransaction(unit -> SequencePlanner.sequence(unit, client(unit, client), outcome));
    }

    @Override
    public Sequence put(ClientKey client, Sequence sequence) {
        SequenceCheck.check(sequence);
        return store.inTransaction(unit -> {
            unit.sequences().put(client(unit, client).key(), sequence);
            return sequence;
        });
    }

    @Override
    public List<PlannedStep> preview(ClientKey key, CallOutcome outcome, LeadId id, @Nullable Instant callbackAt) {
        return store.inTransaction(unit -> {
            Client client = client(unit, key);
            Lead lead = unit.leads().find(key, id).orElseThrow(() -> new NotFoundException("lead", "lead_not_found"));
            return preview(client, lead, SequencePlanner.sequence(unit, client, outcome), callbackAt);
        });
    }

    private List<PlannedStep> preview(Client client, Lead lead, Sequence sequence, @Nullable Instant callbackAt) {
        List<PlannedStep> first =
                times.of(client, lead, sequence, SequenceTimes.Bases.afterCall(clock.instant(), callbackAt));
        Optional<Instant> retry = first.stream()
                .filter(planned -> planned.step().via() == Via.CALL)
                .map(PlannedStep::at)
                .findFirst();
        List<PlannedStep> afterRetry = retry.map(SequenceTimes.Bases::afterFailedRetry)
                .map(bases -> times.of(client, lead, sequence, bases))
                .orElse(List.of());
        return Stream.concat(first.stream(), afterRetry.stream())
                .sorted(Comparator.comparing(PlannedStep::at))
                .toList();
    }

    private static Client client(UnitOfWork unit, ClientKey key) {
        return unit.clients().find(key).orElseThrow(() -> new NotFoundException("client", "client_not_found"));
    }
}
