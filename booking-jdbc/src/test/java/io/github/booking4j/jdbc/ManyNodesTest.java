package io.github.booking4j.jdbc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.booking4j.client.Client;
import io.github.booking4j.lead.Lead;
import io.github.booking4j.lead.LeadId;
import io.github.booking4j.lead.LeadQuery;
import io.github.booking4j.spi.store.Job;
import io.github.booking4j.spi.store.JobQueue.Lease;
import io.github.booking4j.spi.store.Lane;
import io.github.booking4j.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What several stores do to one database at once. */
final class ManyNodesTest {
    private static final int THREADS = 4;
    private static final Duration LEASE = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource
    @Tag("jobs.never-shared")
    void fiveThousandJobsAreClaimedByTwoStoresEachOnce(TestDatabase database) throws Exception {
        try (HikariDataSource pool = database.pool()) {
            List<JdbcBookingStore> nodes = nodes(pool);
            List<Client> clients = List.of(Samples.aClient(), Samples.aClient(), Samples.aClient());
            List<Job> jobs = IntStream.range(0, 5_000)
                    .mapToObj(i -> new Job(
                            clients.get(i % 3).key(), "test", "job-" + i, Lane.MESSAGE, Samples.NOW.plusMillis(i)))
                    .toList();
            nodes.get(0).inTransaction(unit -> {
                unit.jobs().scheduleAll(jobs);
                return true;
            });

            List<List<Job>> claimed = Threads.together(THREADS, thread -> claimAll(nodes.get(thread % 2)));

            assertThat(claimed.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(jobs);
            assertThat(claimed).noneMatch(List::isEmpty);
        }
    }

    private static List<Job> claimAll(JdbcBookingStore node) {
        List<Job> mine = new ArrayList<>();
        while (node.inTransaction(unit -> unit.jobs().nextDue(Lane.MESSAGE)).isPresent()) {
            for (Lease lease : claim(node, 50, LEASE)) {
                mine.add(lease.job());
                assertThat(node.<Boolean>inTransaction(unit -> unit.jobs().finish(lease)))
                        .isTrue();
            }
        }
        return mine;
    }

    @ParameterizedTest
    @EnumSource
    @Tag("jobs.lease-by-database-clock")
    void aLeaseRunsOutByTheDatabasesClockAndItsHolderCanFinishNothingAfterTheNextClaim(TestDatabase database) {
        try (HikariDataSource pool = database.pool()) {
            List<JdbcBookingStore> nodes = nodes(pool);
            JdbcBookingStore slow = nodes.get(0);
            JdbcBookingStore quick = nodes.get(1);
            slow.inTransaction(unit -> {
                unit.jobs().schedule(new Job(Samples.aClient().key(), "test", "1", Lane.MESSAGE, Samples.NOW));
                return true;
            });

            Lease first = claim(slow, 1, Duration.ofMillis(300)).get(0);
            assertThat(claim(quick, 1, LEASE)).isEmpty();
            Lease second = await().atMost(30, SECONDS)
                    .until(() -> claim(quick, 1, LEASE), leases -> !leases.isEmpty())
                    .get(0);

            assertThat(second.token()).isGreaterThan(first.token());
            assertThat(second.attempt()).isEqualTo(2);
            assertThat(slow.<Boolean>inTransaction(unit -> unit.jobs().finish(first)))
                    .isFalse();
            assertThat(slow.<Boolean>inTransaction(unit -> unit.jobs().retry(first, Samples.NOW, null)))
                    .isFalse();
            assertThat(slow.<Boolean>inTransaction(unit -> unit.jobs().bury(first, "late")))
                    .isFalse();
            assertThat(quick.<Boolean>inTransaction(unit -> unit.jobs().finish(second)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("leads.parallel-imports")
    void parallelImportsOfTheSamePhonesInAnyOrderStoreEachOnceAndNeverFail(TestDatabase database) throws Exception {
        try (HikariDataSource pool = database.pool()) {
            List<JdbcBookingStore> nodes = nodes(pool);
            Client client = Samples.aClient();
            int phones = 2_000;

            List<Integer> stored = Threads.together(THREADS, thread -> {
                List<Lead> leads = new ArrayList<>(IntStream.range(0, phones)
                        .mapToObj(number -> withOwnId(Samples.aLead(client, number)))
                        .toList());
                Collections.shuffle(leads, new Random(thread));
                int mine = 0;
                for (int from = 0; from < phones; from += 250) {
                    List<Lead> batch = leads.subList(from, from + 250);
                    Set<LeadId> ids = nodes.get(thread % 2)
                            .inTransaction(unit -> unit.leads().insertMissing(client.key(), batch));
                    mine += ids.size();
                }
                return mine;
            });

            assertThat(stored.stream().mapToInt(Integer::intValue).sum()).isEqualTo(phones);
            assertThat(nodes.get(0)
                            .<List<Lead>>inTransaction(unit -> unit.leads().list(client.key(), LeadQuery.newest(200))))
                    .hasSize(200);
        }
    }

    private static List<Lease> claim(JdbcBookingStore node, int limit, Duration lease) {
        return node.inTransaction(unit -> unit.jobs().claim(Lane.MESSAGE, Samples.NOW.plusSeconds(60), limit, lease));
    }

    private static List<JdbcBookingStore> nodes(HikariDataSource pool) {
        JdbcBookingStore first = JdbcBookingStore.create(pool);
        first.prepare();
        return List.of(first, JdbcBookingStore.create(pool));
    }

    /** Each importer makes ids of its own for the same phones. */
    private static Lead withOwnId(Lead lead) {
        return new Lead(
                lead.client(),
                new LeadId(UUID.randomUUID()),
                lead.phone(),
                lead.details(),
                lead.zones(),
                lead.status(),
                lead.consent(),
                lead.createdAt(),
                lead.lastContactedAt(),
                lead.version());
    }
}
