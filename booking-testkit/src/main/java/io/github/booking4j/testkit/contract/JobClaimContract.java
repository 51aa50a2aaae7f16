package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.Client;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which jobs {@link JobQueue} hands out, and to whom. */
public interface JobClaimContract extends JobContract {
    @Test
    @Tag("jobs.lanes")
    default void aClaimTakesJobsOfItsLaneOnly() {
        Client client = givenClient();
        List<Job> jobs = List.of(Lane.values()).stream()
                .map(lane -> new Job(client.key(), "contract", "in " + lane, lane, NOW))
                .toList();
        change(unit -> unit.jobs().scheduleAll(jobs));

        for (Job job : jobs) {
            List<Lease> leases = list(unit -> unit.jobs().claim(job.lane(), NOW, 10, LEASE));
            assertThat(leases).extracting(Lease::job).containsExactly(job);
        }
    }

    @Test
    @Tag("jobs.oldest-first")
    default void theOldestJobsOfAClientAreClaimedFirstAndNoMoreThanAsked() {
        Client client = givenClient();
        schedule(
                job(client, "c", NOW.minusSeconds(1)),
                job(client, "a", NOW.minusSeconds(3)),
                job(client, "d", NOW),
                job(client, "b", NOW.minusSeconds(2)));

        assertThat(claim(NOW, 2)).extracting(lease -> lease.job().subject()).containsExactlyInAnyOrder("a", "b");
        assertThat(claim(NOW, 1)).extracting(lease -> lease.job().subject()).containsExactly("c");
        assertThat(claim(NOW, 5)).extracting(lease -> lease.job().subject()).containsExactly("d");
        assertThat(claim(NOW, 5)).isEmpty();
    }

    @Test
    @Tag("jobs.clients-in-turn")
    default void aClaimServesClientsInTurn() {
        Client busy = givenClient();
        Client quiet = givenClient();
        Client quieter = givenClient();
        schedule(backlog(busy, 10));
        schedule(job(quiet, "quiet-1", NOW.minusSeconds(1)), job(quiet, "quiet-2", NOW), job(quieter, "quieter", NOW));

        List<Lease> firstThree = claim(NOW, 3);
        List<Lease> nextTwo = claim(NOW, 2);

        assertThat(firstThree)
                .extracting(lease -> lease.job().client())
                .containsExactlyInAnyOrder(busy.key(), quiet.key(), quieter.key());
        assertThat(nextTwo)
                .extracting(lease -> lease.job().client())
                .containsExactlyInAnyOrder(busy.key(), quiet.key());
        assertThat(claim(NOW, 100)).hasSize(8);
    }

    @Test
    @Tag("jobs.clients-in-turn")
    default void aBusyClientStarvesNobodyThoughJobsAreClaimedOneByOne() {
        Client busy = givenClient();
        Client quiet = givenClient();
        schedule(backlog(busy, 30));
        schedule(job(quiet, "quiet", NOW));

        List<String> served = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Lease lease = claim(NOW, 1).get(0);
            served.add(lease.job().subject());
            finish(lease);
        }

        assertThat(served).contains("quiet");
    }

    @Test
    @Tag("jobs.clients-in-turn")
    default void aClientWithThousandsOfDueJobsStarvesNobody() {
        Client busy = givenClient();
        List<Client> quiet = List.of(givenClient(), givenClient(), givenClient());
        change(unit -> unit.jobs().scheduleAll(List.of(backlog(busy, 2_500))));
        quiet.forEach(client -> schedule(job(client, "quiet-1", NOW.minusSeconds(1)), job(client, "quiet-2", NOW)));

        Set<String> served = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            served.add(claim(NOW, 1).get(0).job().client().value());
        }
        List<Lease> many = claim(NOW, 100);

        assertThat(served)
                .as("a store may need a claim to see that there is a crowd, and go by age between")
                .contains(quiet.stream().map(client -> client.key().value()).toArray(String[]::new));
        assertThat(many)
                .as("nobody is asked to wait for a turn while jobs are due")
                .hasSize(100);
    }

    @Test
    @Tag("jobs.never-shared")
    default void claimersAtOnceNeverShareAJobAndTakeThemAll() {
        List<Client> clients = List.of(givenClient(), givenClient(), givenClient());
        int each = 60;
        clients.forEach(client -> schedule(backlog(client, each)));
        AtomicInteger left = new AtomicInteger(clients.size() * each);

        List<List<Job>> claimed = Together.run(4, thread -> {
            List<Job> mine = new ArrayList<>();
            while (left.get() > 0 && !Thread.currentThread().isInterrupted()) {
                for (Lease lease : claim(NOW, 7)) {
                    mine.add(lease.job());
                    left.decrementAndGet();
                    assertThat(finish(lease)).isTrue();
                }
            }
            return mine;
        });

        assertThat(claimed.stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .hasSize(clients.size() * each);
    }

    private Job[] backlog(Client client, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> job(client, "busy-" + i, NOW.minusSeconds(10_000 - i)))
                .toArray(Job[]::new);
    }
}
