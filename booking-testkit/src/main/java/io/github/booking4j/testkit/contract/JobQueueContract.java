package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.Client;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue;
import io.github.booking4j.spi.store.JobQueue.Backlog;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How {@link JobQueue} schedules, wakes, revives and counts jobs. */
public interface JobQueueContract extends JobContract {
    @Test
    @Tag("jobs.due")
    default void aJobIsClaimedFromItsDueTimeOn() {
        Job job = job(givenClient(), "a", NOW);
        schedule(job);

        assertThat(claim(NOW.minusNanos(1_000))).isEmpty();
        Lease lease = claimOnly(NOW);

        assertThat(lease.job()).isEqualTo(job);
        assertThat(lease.attempt()).isEqualTo(1);
    }

    @Test
    @Tag("jobs.one-per-subject")
    default void thereIsOneJobForAClientKindAndSubject() {
        Client one = givenClient();
        Client other = givenClient();
        Job job = job(one, "a", NOW);
        Job otherSubject = job(one, "b", NOW);
        Job otherClient = job(other, "a", NOW);
        Job otherKind = new Job(one.key(), "contract-2", "a", Lane.DIAL, NOW);

        change(unit -> unit.jobs().scheduleAll(List.of(job, otherSubject, job, otherClient, otherKind)));
        schedule(job);

        assertThat(claim(NOW))
                .extracting(Lease::job)
                .containsExactlyInAnyOrder(job, otherSubject, otherClient, otherKind);
    }

    @Test
    @Tag("jobs.one-per-subject")
    default void threadsThatScheduleTheSameJobsAtOnceScheduleEachOnce() {
        Client client = givenClient();

        Together.run(4, thread -> {
            for (int i = 0; i < 20; i++) {
                schedule(job(client, "subject-" + i, NOW.plusSeconds(thread)));
            }
            return true;
        });

        assertThat(claim(NOW)).hasSize(20);
    }

    @Test
    @Tag("jobs.brought-forward")
    default void schedulingAWaitingJobAgainBringsItForwardButNeverPutsItOff() {
        Client client = givenClient();
        schedule(job(client, "a", NOW.plusSeconds(60)), job(client, "a", NOW.plusSeconds(10)));
        schedule(job(client, "a", NOW.plusSeconds(90)));

        assertThat(claim(NOW.plusSeconds(9))).isEmpty();
        assertThat(claimOnly(NOW.plusSeconds(10)).job().due()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    @Tag("jobs.wake-up-kept")
    default void aJobThatIsScheduledWhileItRunsRunsAgain() {
        Job job = job(givenClient(), "a", NOW);
        schedule(job);
        Lease lease = claimOnly(NOW);

        schedule(job);
        assertThat(claim(NOW)).as("it is still leased").isEmpty();
        assertThat(finish(lease)).isTrue();

        Lease again = claimOnly(NOW);
        assertThat(again.attempt()).as("the run before succeeded").isEqualTo(1);
        assertThat(again.token()).isGreaterThan(lease.token());
        assertThat(finish(again)).isTrue();
        assertThat(claim(NOW)).as("it was woken once").isEmpty();
    }

    @Test
    @Tag("jobs.wake-up-kept")
    default void aJobThatIsScheduledForLaterWhileItRunsIsThereLater() {
        Client client = givenClient();
        schedule(job(client, "a", NOW));
        Lease lease = claimOnly(NOW);

        schedule(job(client, "a", NOW.plusSeconds(600)));
        finish(lease);

        assertThat(claimOnly(NOW.plusSeconds(600)).job().subject()).isEqualTo("a");
    }

    @Test
    @Tag("jobs.wake-up-kept")
    default void aJobThatIsWokenWhileItRunsIsDueAtOnceWhenItIsGivenBack() {
        Job job = job(givenClient(), "a", NOW);
        schedule(job);
        Lease lease = claimOnly(NOW);

        schedule(job);
        assertThat(retry(lease, NOW.plusSeconds(600))).isTrue();

        assertThat(claimOnly(NOW).attempt()).isEqualTo(2);
    }

    @Test
    @Tag("jobs.wake-up-kept")
    default void aJobThatIsWokenWhileItRunsIsNotBuried() {
        Job job = job(givenClient(), "a", NOW);
        schedule(job);
        Lease lease = claimOnly(NOW);

        schedule(job);
        assertThat(bury(lease)).isTrue();

        assertThat(claimOnly(NOW).job().subject()).isEqualTo("a");
    }

    @Test
    @Tag("jobs.wake-up-kept")
    default void afterTheLastWakeUpTheJobRunsOnceMoreWhateverTheThreadsDo() {
        Job job = job(givenClient(), "a", NOW);
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();

        Together.run(3, thread -> {
            if (thread == 0) {
                for (int i = 0; i < 100; i++) {
                    asked.incrementAndGet();
                    schedule(job);
                }
                done.set(true);
                return true;
            }
            boolean last;
            do {
                last = done.get();
                for (Lease lease : claim(NOW, 1)) {
                    int now = asked.get();
                    seen.accumulateAndGet(now, Math::max);
                    finish(lease);
                }
            } while (!last);
            return true;
        });
        claim(NOW).forEach(lease -> seen.set(asked.get()));

        assertThat(seen).hasValue(100);
    }

    @Test
    @Tag("jobs.buried")
    default void aBuriedJobRestsUntilItIsScheduledAgain() {
        Client client = givenClient();
        schedule(job(client, "a", NOW));
        Lease first = claimOnly(NOW);
        retry(first, NOW);
        Lease second = claimOnly(NOW);

        assertThat(bury(second)).isTrue();

        assertThat(claim(NOW.plus(Duration.ofDays(365)))).isEmpty();
        assertThat(find(unit -> unit.jobs().nextDue(Lane.DIAL))).isEmpty();
        schedule(job(client, "a", NOW.plusSeconds(5)));
        assertThat(claim(NOW.plusSeconds(4))).isEmpty();
        Lease revived = claimOnly(NOW.plusSeconds(5));
        assertThat(revived.attempt()).isEqualTo(1);
        assertThat(revived.token()).isGreaterThan(second.token());
        assertThat(finish(second)).isFalse();
        assertThat(finish(revived)).isTrue();
    }

    @Test
    @Tag("jobs.next-due")
    default void theNextIsDueWhenTheEarliestJobIsOrItsLeaseEnds() {
        Client client = givenClient();
        assertThat(nextDue(Lane.DIAL)).isNull();

        schedule(job(client, "later", NOW.plusSeconds(900)), job(client, "sooner", NOW.plusSeconds(7)));
        assertThat(nextDue(Lane.DIAL)).isEqualTo(NOW.plusSeconds(7));
        assertThat(nextDue(Lane.WEBHOOK)).isNull();

        leaseClock().set(NOW.plusSeconds(8));
        Lease lease = claimOnly(NOW.plusSeconds(8));
        assertThat(nextDue(Lane.DIAL)).isEqualTo(NOW.plusSeconds(8).plus(LEASE));

        finish(lease);
        assertThat(nextDue(Lane.DIAL)).isEqualTo(NOW.plusSeconds(900));
    }

    @Test
    @Tag("jobs.backlog")
    default void theBacklogCountsWhatIsOverdueAndBuried() {
        Client client = givenClient();
        Backlog before = backlog(NOW);
        assertThat(before.overdue()).isZero();
        assertThat(before.lag()).isZero();

        schedule(job(client, "buried", NOW.minusSeconds(99)));
        bury(claimOnly(NOW));
        schedule(job(client, "leased", NOW.minusSeconds(90)));
        claimOnly(NOW);
        schedule(
                job(client, "oldest", NOW.minusSeconds(60)),
                job(client, "due", NOW),
                job(client, "not due", NOW.plusSeconds(1)));
        change(unit -> unit.jobs().schedule(new Job(client.key(), "x", "y", Lane.REPORT, NOW.minusSeconds(5))));

        Backlog now = backlog(NOW);
        assertThat(now.overdue()).isEqualTo(3);
        assertThat(now.lag()).isEqualTo(Duration.ofSeconds(60));
        assertThat(now.dead()).isEqualTo(before.dead() + 1);
    }

    private Backlog backlog(Instant now) {
        return inTransaction(unit -> unit.jobs().backlog(now));
    }

    private @Nullable Instant nextDue(Lane lane) {
        return find(unit -> unit.jobs().nextDue(lane)).orElse(null);
    }
}
