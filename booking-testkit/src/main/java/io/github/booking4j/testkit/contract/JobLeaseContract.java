package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.Client;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may end a job of {@link JobQueue}, and until when it is leased. */
public interface JobLeaseContract extends JobContract {
    @Test
    @Tag("jobs.finish")
    default void aFinishedJobIsGone() {
        Job job = job(givenClient(), "a", NOW);
        schedule(job);
        Lease lease = claimOnly(NOW);

        assertThat(finish(lease)).isTrue();

        assertThat(finish(lease)).isFalse();
        assertThat(retry(lease, NOW)).isFalse();
        assertThat(bury(lease)).isFalse();
        leaseClock().advance(LEASE.plusSeconds(1));
        assertThat(claim(NOW.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    @Tag("jobs.retry")
    default void aJobThatIsGivenBackIsDueThenAndCountsItsAttempts() {
        Job job = job(givenClient(), "a", NOW);
        schedule(job);
        Lease first = claimOnly(NOW);

        assertThat(retry(first, NOW.plusSeconds(20))).isTrue();

        assertThat(claim(NOW.plusSeconds(19))).isEmpty();
        Lease second = claimOnly(NOW.plusSeconds(20));
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.job().due()).isEqualTo(NOW.plusSeconds(20));
        assertThat(retry(second, NOW)).isTrue();
        assertThat(claimOnly(NOW).attempt()).isEqualTo(3);
    }

    @Test
    @Tag("jobs.waiting-is-no-failure")
    default void aJobThatWaitsCountsItsAttemptsFromAnew() {
        schedule(job(givenClient(), "a", NOW));
        assertThat(retry(claimOnly(NOW), NOW)).isTrue();
        Lease second = claimOnly(NOW);
        assertThat(second.attempt()).isEqualTo(2);

        assertThat(holds(unit -> unit.jobs().retry(second, NOW.plusSeconds(20), null)))
                .isTrue();

        assertThat(claim(NOW.plusSeconds(19))).isEmpty();
        assertThat(claimOnly(NOW.plusSeconds(20)).attempt()).isEqualTo(1);
    }

    @Test
    @Tag("jobs.fencing")
    default void whoGaveAJobBackOrBuriedItHoldsItNoLonger() {
        Client client = givenClient();
        schedule(job(client, "given back", NOW), job(client, "buried", NOW));

        for (Lease lease : claim(NOW)) {
            boolean ended = lease.job().subject().equals("buried") ? bury(lease) : retry(lease, NOW.plusSeconds(5));
            assertThat(ended).isTrue();
            assertThat(finish(lease)).isFalse();
            assertThat(retry(lease, NOW)).isFalse();
            assertThat(bury(lease)).isFalse();
        }

        assertThat(claim(NOW)).isEmpty();
        assertThat(claimOnly(NOW.plusSeconds(5)).job().subject()).isEqualTo("given back");
    }

    @Test
    @Tag("jobs.lease-by-store-clock")
    default void aLeaseRunsByTheClockOfTheStoreAndNotByThatOfItsClaimer() {
        schedule(job(givenClient(), "a", NOW));
        leaseClock().set(NOW.minus(Duration.ofDays(300)));
        claimOnly(NOW);

        leaseClock().advance(LEASE.minusMillis(1));
        assertThat(claim(NOW.plus(Duration.ofDays(1)))).as("leased still").isEmpty();

        leaseClock().advance(Duration.ofMillis(2));
        assertThat(claim(NOW)).as("the lease is over").hasSize(1);
    }

    @Test
    @Tag("jobs.fencing")
    default void onlyTheNewestLeaseMayEndAJob() {
        Job job = job(givenClient(), "a", NOW);
        schedule(job);
        Lease old = claimOnly(NOW);
        leaseClock().advance(LEASE.plusSeconds(1));
        Lease newest = claimOnly(NOW);

        assertThat(newest.token()).isGreaterThan(old.token());
        assertThat(newest.attempt()).isEqualTo(2);
        assertThat(finish(old)).isFalse();
        assertThat(retry(old, NOW)).isFalse();
        assertThat(bury(old)).isFalse();
        assertThat(claim(NOW)).as("the old holder changed nothing").isEmpty();
        assertThat(finish(newest)).isTrue();
    }

    @Test
    @Tag("jobs.fencing")
    default void whoeverHoldsTheNewestLeaseMayFinishThoughItHasRunOut() {
        schedule(job(givenClient(), "a", NOW));
        Lease lease = claimOnly(NOW);

        leaseClock().advance(LEASE.plusSeconds(1));

        assertThat(finish(lease)).isTrue();
        assertThat(claim(NOW)).isEmpty();
    }

    @Test
    @Tag("jobs.fencing")
    default void anExpiredLeaseThatNobodyTookOverMayStillEndItsJob() {
        Client client = givenClient();
        schedule(job(client, "a", NOW), job(client, "b", NOW));
        List<Lease> leases = claim(NOW);
        leaseClock().advance(LEASE.plusSeconds(1));

        Job takenOver = claim(NOW, 1).get(0).job();

        for (Lease lease : leases) {
            assertThat(finish(lease)).isEqualTo(!lease.job().equals(takenOver));
        }
    }

    @Test
    @Tag("jobs.fencing")
    default void theHolderOfAnEarlierJobOfTheSameNameEndsNothing() {
        Job job = job(givenClient(), "a", NOW);
        schedule(job);
        Lease lost = claimOnly(NOW);
        leaseClock().advance(LEASE.plusSeconds(1));
        Lease finished = claimOnly(NOW);
        finish(finished);

        schedule(job);
        Lease newest = claimOnly(NOW);

        assertThat(newest.token()).isGreaterThan(finished.token()).isGreaterThan(lost.token());
        assertThat(newest.attempt()).isEqualTo(1);
        assertThat(finish(lost)).isFalse();
        assertThat(finish(finished)).isFalse();
        assertThat(finish(newest)).isTrue();
    }

    @Test
    @Tag("jobs.wake-up-kept")
    default void aJobThatIsScheduledAfterItsLeaseRanOutIsNotLostEither() {
        Job job = job(givenClient(), "a", NOW);
        schedule(job);
        Lease lease = claimOnly(NOW);
        leaseClock().advance(LEASE.plusSeconds(1));

        schedule(job);
        finish(lease);

        assertThat(claimOnly(NOW).job()).isEqualTo(job);
    }

    @Test
    @Tag("jobs.lease-rolls-back")
    default void aClaimThatIsRolledBackLeavesTheJobAsItWas() {
        Job job = job(givenClient(), "a", NOW);
        schedule(job);

        rollBack(
                unit -> assertThat(unit.jobs().claim(Lane.DIAL, NOW, 10, LEASE)).hasSize(1));

        assertThat(claimOnly(NOW).attempt()).isEqualTo(1);
    }
}
