package io.github.booking4j.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.spi.store.BookingStore;
import io.github.booking4j.spi.store.Directory;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryBookingStoreTest {
    private static final ClientKey CLIENT = new ClientKey("acme");
    private static final Job JOB = new Job(CLIENT, "place", "1", Lane.DIAL, Instant.EPOCH);

    private final BookingStore store = InMemoryBookingStore.create();

    @Test
    void aListenerMayOpenATransactionAndSeesWhatWasCommitted() {
        List<Optional<Instant>> seen = new ArrayList<>();
        store.listen(commit -> seen.add(store.inTransaction(unit -> unit.jobs().nextDue(Lane.DIAL))));

        schedule();

        assertThat(seen).containsExactly(Optional.of(Instant.EPOCH));
    }

    @Test
    void aListenerThatThrowsDoesNotMakeACommitLookLikeAFailure() {
        IllegalStateException bug = new IllegalStateException("a bug of the listener, thrown on purpose");
        bug.setStackTrace(new StackTraceElement[0]);
        store.listen(commit -> {
            throw bug;
        });

        schedule();

        assertThat(store.<Optional<Instant>>inTransaction(unit -> unit.jobs().nextDue(Lane.DIAL)))
                .contains(Instant.EPOCH);
    }

    @Test
    void aCommitThatLeavesNothingToDoIsNotTold() {
        List<BookingStore.Commit> told = new ArrayList<>();
        store.listen(told::add);

        store.inTransaction(unit ->
                unit.directory().put(new Directory.Entry(Directory.Kind.OWN_NUMBER, "+12015550100", CLIENT, "1")));

        assertThat(told).isEmpty();
    }

    @Test
    void anErrorRollsBackAsWellAsAnException() {
        assertThatThrownBy(() -> store.inTransaction(unit -> {
                    unit.jobs().schedule(JOB);
                    throw new StackOverflowError("on purpose");
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(store.<Optional<Instant>>inTransaction(unit -> unit.jobs().nextDue(Lane.DIAL)))
                .isEmpty();
    }

    @Test
    void whatIsStoredOutlivesTheEngineThatClosesTheStore() {
        schedule();

        store.close();
        store.close();

        assertThat(store.<Optional<Instant>>inTransaction(unit -> unit.jobs().nextDue(Lane.DIAL)))
                .contains(Instant.EPOCH);
    }

    private void schedule() {
        store.inTransaction(unit -> {
            unit.jobs().schedule(JOB);
            return true;
        });
    }
}
