package io.github.booking4j.testkit.contract;

import static io.github.booking4j.testkit.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.booking4j.client.ClientKey;
import io.github.booking4j.lead.Enquiry.Priority;
import io.github.booking4j.spi.store.WaitingLine;
import io.github.booking4j.spi.store.WaitingLine.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link WaitingLine} promises. */
public interface WaitingLineContract extends StoreContract {
    @Test
    @Tag("queue.longest-waiting-first")
    default void theClientThatWaitedLongestIsCalledFirst() {
        String account = anAccount();
        List<ClientKey> clients = clients(3);
        join(account, clients.get(1), Priority.IMPORT, NOW.plusSeconds(2));
        join(account, clients.get(0), Priority.IMPORT, NOW.plusSeconds(1));
        join(account, clients.get(2), Priority.IMPORT, NOW.plusSeconds(3));
        join(account + "-other", clients.get(2), Priority.IMPORT, NOW);
        join(account, clients.get(0), Priority.IMPORT, NOW.plusSeconds(9));
        join(account, clients.get(2), Priority.IMPORT, NOW.minusSeconds(9));

        assertThat(next(account, NOW)).contains(clients.get(0));
        assertThat(next(account, NOW)).contains(clients.get(1));
        assertThat(next(account, NOW)).contains(clients.get(2));
        assertThat(next(account, NOW)).as("nobody is called twice").isEmpty();
        leave(account, clients.get(0));
        join(account, clients.get(0), Priority.IMPORT, NOW.plusSeconds(20));
        assertThat(next(account, NOW)).as("it may wait anew").contains(clients.get(0));
        assertThat(next(account + "-other", NOW)).contains(clients.get(2));
    }

    @Test
    @Tag("queue.longest-waiting-first")
    default void whoHasAMoreUrgentCallGoesAheadAndStaysThere() {
        String account = anAccount();
        List<ClientKey> clients = clients(4);
        join(account, clients.get(0), Priority.IMPORT, NOW);
        join(account, clients.get(1), Priority.FOLLOW_UP, NOW.plusSeconds(1));
        join(account, clients.get(2), Priority.FRESH, NOW.plusSeconds(2));
        join(account, clients.get(3), Priority.IMPORT, NOW.minusSeconds(1));
        join(account, clients.get(3), Priority.FRESH, NOW.plusSeconds(3));
        join(account, clients.get(3), Priority.IMPORT, NOW.plusSeconds(4));

        assertThat(IntStream.range(0, 4).mapToObj(i -> next(account, NOW).orElseThrow()))
                .containsExactly(clients.get(2), clients.get(3), clients.get(1), clients.get(0));
    }

    @Test
    @Tag("queue.kept-for-the-called")
    default void itKnowsWhoWaitsAndWhoWasCalled() {
        String account = anAccount();
        List<ClientKey> clients = clients(3);
        assertThat(standing(account, clients.get(0), NOW)).isEqualTo(new Standing(false, 0, 0));
        clients.forEach(client -> join(account, client, Priority.IMPORT, NOW));
        ClientKey called = next(account, NOW.plusSeconds(1)).orElseThrow();

        assertThat(standing(account, called, NOW)).isEqualTo(new Standing(true, 0, 2));
        for (ClientKey other : clients) {
            if (!other.equals(called)) {
                assertThat(standing(account, other, NOW)).isEqualTo(new Standing(false, 1, 1));
            }
        }
        leave(account, called);
        assertThat(standing(account, called, NOW)).isEqualTo(new Standing(false, 0, 2));
    }

    @Test
    @Tag("queue.kept-for-the-called")
    default void whoWasCalledAndDoesNotComeLosesItsPlace() {
        String account = anAccount();
        List<ClientKey> clients = clients(2);
        join(account, clients.get(0), Priority.IMPORT, NOW);
        join(account, clients.get(1), Priority.IMPORT, NOW.plusSeconds(1));
        assertThat(next(account, NOW)).contains(clients.get(0));

        Instant later = NOW.plusSeconds(60);
        assertThat(standing(account, clients.get(1), NOW.plusNanos(1_000))).isEqualTo(new Standing(false, 0, 0));
        assertThat(call(account, later, NOW.plusNanos(1_000))).contains(clients.get(1));
        join(account, clients.get(0), Priority.IMPORT, later);
        assertThat(next(account, later)).as("it is in line again").contains(clients.get(0));
    }

    private static String anAccount() {
        return "account-" + UUID.randomUUID();
    }

    private List<ClientKey> clients(int count) {
        return IntStream.range(0, count).mapToObj(i -> givenClient().key()).toList();
    }

    private void join(String account, ClientKey client, Priority priority, Instant since) {
        change(unit -> unit.waitingLine().join(account, client, priority, since));
    }

    private void leave(String account, ClientKey client) {
        change(unit -> unit.waitingLine().leave(account, client));
    }

    private Optional<ClientKey> next(String account, Instant now) {
        return call(account, now, NOW.minusSeconds(60));
    }

    private Optional<ClientKey> call(String account, Instant now, Instant absentSince) {
        return find(unit -> {
            unit.callQueue().lockAccount(account);
            return unit.waitingLine().callNext(account, now, absentSince);
        });
    }

    private Standing standing(String account, ClientKey client, Instant absentSince) {
        return inTransaction(unit -> unit.waitingLine().standing(account, client, absentSince));
    }
}
