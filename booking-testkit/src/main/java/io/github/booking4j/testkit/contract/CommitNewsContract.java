package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.Client;
import io.github.booking4j.event.EventType;
import io.github.booking4j.spi.store.BookingStore.Commit;
import io.github.booking4j.spi.store.EventLog;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.Lane;
import io.github.booking4j.spi.store.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the commit listener hears. */
public interface CommitNewsContract extends StoreContract {
    /** Leaves no listener behind. */
    @AfterEach
    default void stopListening() {
        store().listen(commit -> {});
    }

    @Test
    @Tag("store.commit-news")
    default void aCommitTellsTheEarliestDueTimeOfItsJobsByLane() {
        Client client = givenClient();

        List<Commit> heard = heardDuring(unit -> unit.jobs()
                .scheduleAll(List.of(
                        job(client, "late", Lane.DIAL, NOW.plusSeconds(60)),
                        job(client, "early", Lane.DIAL, NOW.plusSeconds(7)),
                        job(client, "other", Lane.MESSAGE, NOW.plusSeconds(9)))));

        assertThat(heard).anySatisfy(commit -> {
            assertThat(commit.due())
                    .containsEntry(Lane.DIAL, NOW.plusSeconds(7))
                    .containsEntry(Lane.MESSAGE, NOW.plusSeconds(9))
                    .doesNotContainKey(Lane.REPORT);
            assertThat(commit.unnumberedEvents()).isFalse();
        });
    }

    @Test
    @Tag("store.commit-news")
    default void aJobThatIsGivenBackIsToldToo() {
        Client client = givenClient();
        Instant again = NOW.plusSeconds(1234);
        change(unit -> unit.jobs().schedule(job(client, "given-back", Lane.WEBHOOK, NOW)));

        List<Commit> heard = heardDuring(unit -> unit.jobs()
                .claim(Lane.WEBHOOK, NOW, 1_000, Duration.ofSeconds(30))
                .forEach(lease -> unit.jobs().retry(lease, again, null)));

        assertThat(heard).anySatisfy(commit -> assertThat(commit.due()).containsEntry(Lane.WEBHOOK, again));
    }

    @Test
    @Tag("store.commit-news")
    default void aCommitTellsOfEventsToNumberAndOfClientsWhoseEventsWereNumbered() {
        Client client = givenClient();

        List<Commit> appended = heardDuring(unit -> append(unit.events(), client));
        List<Commit> numbered = heardDuring(unit -> unit.events().number(client.key(), 10));

        assertThat(appended).anySatisfy(commit -> {
            assertThat(commit.unnumberedEvents()).isTrue();
            assertThat(commit.numbered()).doesNotContain(client.key());
        });
        assertThat(numbered).anySatisfy(commit -> assertThat(commit.numbered()).contains(client.key()));
    }

    @Test
    @Tag("store.commit-news")
    default void aCommitTellsNothingOfTheOnesBefore() {
        Client client = givenClient();
        Instant due = NOW.plusSeconds(987);
        change(unit -> append(unit.events(), client));
        change(unit -> unit.events().number(client.key(), 10));
        change(unit -> unit.jobs().schedule(job(client, "before", Lane.REPORT, NOW)));

        List<Commit> heard = heardDuring(unit -> unit.jobs().schedule(job(client, "now", Lane.MESSAGE, due)));

        assertThat(heard).anySatisfy(commit -> {
            assertThat(commit.due()).containsEntry(Lane.MESSAGE, due).doesNotContainKey(Lane.REPORT);
            assertThat(commit.unnumberedEvents()).isFalse();
            assertThat(commit.numbered()).doesNotContain(client.key());
        });
    }

    @Test
    @Tag("store.commit-news")
    default void aRollBackTellsNothing() {
        Client client = givenClient();
        Instant due = NOW.plusSeconds(4321);
        List<Commit> heard = new CopyOnWriteArrayList<>();
        store().listen(heard::add);

        rollBack(unit -> unit.jobs().schedule(job(client, "rolled-back", Lane.DIAL, due)));
        change(unit -> append(unit.events(), client));

        assertThat(heard).isNotEmpty().noneMatch(commit -> commit.due().containsValue(due));
    }

    @Test
    @Tag("store.commit-news")
    default void aNewListenerReplacesTheOneBefore() {
        Client client = givenClient();
        List<Commit> before = new CopyOnWriteArrayList<>();
        store().listen(before::add);

        List<Commit> heard = heardDuring(unit -> append(unit.events(), client));

        assertThat(heard).isNotEmpty();
        assertThat(before).isEmpty();
    }

    private List<Commit> heardDuring(Consumer<UnitOfWork> work) {
        List<Commit> heard = new CopyOnWriteArrayList<>();
        store().listen(heard::add);
        change(work);
        return heard;
    }

    private static void append(EventLog events, Client client) {
        events.append(client.key(), List.of(new EventLog.Draft(EventType.LEAD_CREATED, NOW, "{}")));
    }

    private static Job job(Client client, String subject, Lane lane, Instant due) {
        return new Job(client.key(), "contract", subject, lane, due);
    }
}
